using System.Diagnostics.Metrics;
using Lodestar.Kernel;

namespace Lodestar.Practice;

/// <summary>What is counted about submissions and showings of figures.</summary>
internal static class PracticeMeasures
{
    private static readonly Counter<long> AcknowledgedSoFar = Measures.Meter.CreateCounter<long>(
        "lodestar.submissions.acknowledged",
        "{submission}",
        "Submissions acknowledged as durable"
    );
    private static readonly UpDownCounter<long> WaitingNow = Measures.Meter.CreateUpDownCounter<long>(
        "lodestar.submissions.waiting",
        "{submission}",
        "Submissions that wait to be written"
    );
    private static readonly Histogram<long> InOneCommit = Measures.Meter.CreateHistogram<long>(
        "lodestar.submissions.together",
        "{submission}",
        "Submissions that shared a commit"
    );
    private static readonly Counter<long> Showings = Measures.Meter.CreateCounter<long>("lodestar.showings", "{showing}", "Showings of figures made");
    private static readonly Histogram<double> Protection = Measures.Meter.CreateHistogram<double>(
        "lodestar.protection.duration",
        "s",
        "Time that protecting the tables of a showing took"
    );

    /// <summary>Counts a submission that was acknowledged.</summary>
    /// <param name="way">The way it came: form or api.</param>
    public static void Acknowledged(string way) => AcknowledgedSoFar.Add(1, new KeyValuePair<string, object?>("way", way));

    /// <summary>Counts submissions that wait to be written; a negative number subtracts.</summary>
    public static void Waiting(int more) => WaitingNow.Add(more);

    /// <summary>Records how many submissions shared a commit.</summary>
    public static void WrittenTogether(int submissions) => InOneCommit.Record(submissions);

    /// <summary>Counts a showing that was made of figures.</summary>
    public static void ShowingMade() => Showings.Add(1);

    /// <summary>Records how long it took to protect the tables of a showing.</summary>
    public static void Protected(TimeSpan took) => Protection.Record(took.TotalSeconds);
}
