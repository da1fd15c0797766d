using Lodestar.Ui;

namespace Lodestar.Jobs;

/// <summary>Says how the last run of a job went, and when the next is due.</summary>
internal static class JobText
{
    /// <summary>The result of the last run, in words.</summary>
    public static string Result(this Words words, JobRow? row) =>
        row switch
        {
            { Failed: { } reason } => words["jobs.failed", reason],
            { Result: { } result } => words[result, row.Count],
            _ => words["jobs.not-yet"],
        };

    /// <summary>When it is next due, or that it is running now.</summary>
    public static string Next(this Words words, JobRow? row, DateTimeOffset now) =>
        row switch
        {
            null => words["jobs.soon"],
            { HeldUntil: { } until } when until > now => words["jobs.runs"],
            _ when row.DueAt <= now => words["jobs.soon"],
            _ => words.Moment(row.DueAt),
        };
}
