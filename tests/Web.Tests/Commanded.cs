using System.CommandLine;
using System.Text;
using Lodestar.Kernel;

namespace Lodestar;

/// <summary>
/// Runs commands inside the tests if they need no process of their own. Tests that kill, restore or look at files use a process
/// (<see cref="Shell"/>), because a database that is open here stays open.
/// </summary>
internal static class Commanded
{
    // Every test runs on its own flow, so that many can print at once.
    private static readonly AsyncLocal<(TextWriter Output, TextWriter Error)?> Heard = new();

    static Commanded()
    {
        Console.SetOut(new Routed(Console.Out, heard => heard.Output));
        Console.SetError(new Routed(Console.Error, heard => heard.Error));
    }

    /// <summary>Runs a command on the installation of the settings and waits for its end.</summary>
    public static Task<(int Code, string Output, string Error)> RunAsync(Settings settings, params string[] arguments) =>
        Task.Run(async () =>
        {
            var (output, error) = (new StringWriter(), new StringWriter());
            Heard.Value = (TextWriter.Synchronized(output), TextWriter.Synchronized(error));
            var root = CommandLine.Root();
            var options = root.Parse(arguments).CommandResult.Command.Options.Select(option => option.Name).ToHashSet();
            string[] where =
            [
                .. Option("--data", settings.Data),
                .. Option("--database", settings.Database),
                .. Option("--key-file", settings.KeyFile),
                .. Option("--public-address", settings.PublicAddress),
            ];

            var code = await root.Parse([.. arguments, .. where])
                .InvokeAsync(new InvocationConfiguration { Output = Heard.Value.Value.Output, Error = Heard.Value.Value.Error });
            return (code, output.ToString(), error.ToString());

            string[] Option(string name, string? value) => value is not null && options.Contains(name) && !arguments.Contains(name) ? [name, value] : [];
        });

    private sealed class Routed(TextWriter usual, Func<(TextWriter Output, TextWriter Error), TextWriter> choose) : TextWriter
    {
        public override Encoding Encoding => usual.Encoding;

        public override void Write(char value) => To.Write(value);

        public override void Write(string? value) => To.Write(value);

        public override void WriteLine(string? value) => To.WriteLine(value);

        public override void Write(char[] buffer, int index, int count) => To.Write(buffer, index, count);

        private TextWriter To => Heard.Value is { } heard ? choose(heard) : usual;
    }
}
