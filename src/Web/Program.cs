using Lodestar;

return await CommandLine.Root().Parse(args).InvokeAsync();
