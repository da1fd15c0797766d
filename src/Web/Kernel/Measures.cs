using System.Diagnostics.Metrics;

namespace Lodestar.Kernel;

/// <summary>What the service counts about itself. Nobody listens unless telemetry was asked for; nothing in it points at a person, a round or an address.</summary>
public static class Measures
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Lodestar";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> AcknowledgedSoFar = Meter.CreateCounter<long>("lodestar.submissions.acknowledged", "{submission}", "Submissions acknowledged as durable");
    private static readonly Counter<long> RefusedSoFar = Meter.CreateCounter<long>("lodestar.submissions.refused", "{submission}", "Submissions refused, by status");
    private static readonly UpDownCounter<long> WaitingNow = Meter.CreateUpDownCounter<long>("lodestar.submissions.waiting", "{submission}", "Submissions that wait to be written");
    private static readonly Histogram<long> Together = Meter.CreateHistogram<long>("lodestar.submissions.together", "{submission}", "Submissions that shared a commit");
    private static readonly Counter<long> Showings = Meter.CreateCounter<long>("lodestar.showings", "{showing}", "Showings of figures made");
    private static readonly Histogram<double> Protection = Meter.CreateHistogram<double>("lodestar.protection.duration", "s", "Time that protecting the tables of a showing took");

    /// <summary>A submission was acknowledged.</summary>
    /// <param name="way">How it came: form or api.</param>
    public static void Acknowledged(string way) => AcknowledgedSoFar.Add(1, new KeyValuePair<string, object?>("way", way));

    /// <summary>Something sent was refused.</summary>
    /// <param name="status">With what status.</param>
    public static void Refused(int status) => RefusedSoFar.Add(1, new KeyValuePair<string, object?>("status", status));

    /// <summary>So many more wait to be written; fewer where it is negative.</summary>
    public static void Waiting(int more) => WaitingNow.Add(more);

    /// <summary>So many were written with one commit.</summary>
    public static void WrittenTogether(int submissions) => Together.Record(submissions);

    /// <summary>A showing of figures was made.</summary>
    public static void ShowingMade() => Showings.Add(1);

    /// <summary>The tables of a showing were protected.</summary>
    public static void Protected(TimeSpan took) => Protection.Record(took.TotalSeconds);
}
