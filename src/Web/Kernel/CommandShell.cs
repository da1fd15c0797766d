using System.CommandLine;
using System.Globalization;

namespace Lodestar.Kernel;

/// <summary>What the command line offers to every command that works with a database.</summary>
internal sealed class CommandShell
{
    /// <summary>Gives a command the options that all have, such as the folder of the database.</summary>
    public required Action<Command> AddOptions { get; init; }

    /// <summary>
    /// Runs something on the database that the options name, sample or not. It prints in one line why if it cannot, and returns the exit code
    /// (see <see cref="ExitCode"/>).
    /// </summary>
    public required Func<ParseResult, Func<IServiceProvider, Task<Problem?>>, CancellationToken, Task<int>> OnDatabaseAsync { get; init; }
}

/// <summary>Reads what people type in commands.</summary>
internal static class CommandText
{
    /// <summary>Codes separated by commas.</summary>
    public static IReadOnlyList<string> Codes(string? given) =>
        (given ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A day as people write it in a command; null if it is not one.</summary>
    public static DateOnly? Day(string given) =>
        DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 3000
            ? day
            : null;
}
