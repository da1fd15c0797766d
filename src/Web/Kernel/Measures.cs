using System.Diagnostics.Metrics;

namespace Lodestar.Kernel;

/// <summary>
/// What the service counts about itself. Nobody listens unless telemetry was asked for; nothing in it points at a person, a round or an
/// address. Capabilities make instruments of their own with <see cref="Meter"/>.
/// </summary>
internal static class Measures
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Lodestar";

    private static readonly Counter<long> RefusedSoFar;

    /// <summary>The meter to which every instrument belongs.</summary>
    public static Meter Meter { get; } = new(Name);

    static Measures() => RefusedSoFar = Meter.CreateCounter<long>("lodestar.submissions.refused", "{submission}", "Submissions refused, by status");

    /// <summary>Counts something sent that was refused.</summary>
    /// <param name="status">With what status.</param>
    public static void Refused(int status) => RefusedSoFar.Add(1, new KeyValuePair<string, object?>("status", status));
}
