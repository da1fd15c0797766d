using System.CommandLine;
using System.Globalization;

namespace Lodestar.Kernel;

/// <summary>What the command line offers every command that works with a database.</summary>
internal sealed class CommandShell
{
    /// <summary>Gives a command the options of all of them, such as the folder of the database.</summary>
    public required Action<Command> AddOptions { get; init; }

    /// <summary>
    /// Runs something on the database that the options name, sample or not, prints in one line what stands in its way, and returns
    /// what the shell is told (see <see cref="ExitCode"/>).
    /// </summary>
    public required Func<ParseResult, Func<IServiceProvider, Task<Problem?>>, CancellationToken, Task<int>> OnDatabaseAsync { get; init; }
}

/// <summary>How commands read what is typed.</summary>
internal static class CommandText
{
    /// <summary>Codes separated by commas.</summary>
    public static IReadOnlyList<string> Codes(string? given) =>
        (given ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A day as people write it in a command, or null if it is none.</summary>
    public static DateOnly? Day(string given) =>
        DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 3000
            ? day
            : null;
}
