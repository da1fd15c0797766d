using Lodestar.Commands;

return await CommandLine.Root().Parse(args).InvokeAsync();
