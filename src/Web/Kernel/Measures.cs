using System.Diagnostics.Metrics;

namespace Lodestar.Kernel;

/// <summary>
/// What the service counts about itself. Nothing is collected unless telemetry is asked for, and nothing in it points at a person, a round or
/// an address. Capabilities make their own instruments with <see cref="Meter"/>.
/// </summary>
internal static class Measures
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Lodestar";

    private static readonly Counter<long> RefusedSoFar;

    /// <summary>The meter of all instruments.</summary>
    public static Meter Meter { get; } = new(Name);

    static Measures() => RefusedSoFar = Meter.CreateCounter<long>("lodestar.submissions.refused", "{submission}", "Submissions refused, by status");

    /// <summary>Counts a request that was refused.</summary>
    /// <param name="status">The status of the reply.</param>
    public static void Refused(int status) => RefusedSoFar.Add(1, new KeyValuePair<string, object?>("status", status));
}
