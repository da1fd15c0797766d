using Lodestar.Ui;

namespace Lodestar.Jobs;

/// <summary>Says how the last run of a job went, and when it is due.</summary>
internal static class JobText
{
    /// <summary>What came of the last run.</summary>
    public static string Result(this Words words, JobRow? row) =>
        row switch
        {
            { Failed: { } reason } => words["jobs.failed", reason],
            { Result: { } result } => words[result, row.Count],
            _ => words["jobs.not-yet"],
        };

    /// <summary>When it is due next, or that it runs now.</summary>
    public static string Next(this Words words, JobRow? row, DateTimeOffset now) =>
        row switch
        {
            null => words["jobs.soon"],
            { HeldUntil: { } until } when until > now => words["jobs.runs"],
            _ when row.DueAt <= now => words["jobs.soon"],
            _ => words.Moment(row.DueAt),
        };
}
