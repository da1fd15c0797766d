using System.Globalization;

namespace Lodestar.Standards;

/// <summary>The name of a set of questions: a version of the pack with a layer of local questions on top. "2026.1+3" is layer 3 on 2026.1.</summary>
/// <param name="Pack">The version of the pack.</param>
/// <param name="Layer">The number of the layer; 0 if there is none.</param>
public readonly record struct VersionName(string Pack, int Layer)
{
    /// <summary>The longest name, in characters.</summary>
    public const int Longest = 40;

    /// <summary>The sign between the two; no version of a pack may have it.</summary>
    public const char Sign = '+';

    /// <summary>Reads a name.</summary>
    public static VersionName Of(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var sign = version.LastIndexOf(Sign);
        return sign > 0 && int.TryParse(version.AsSpan(sign + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var layer) && layer > 0
            ? new VersionName(version[..sign], layer)
            : new VersionName(version, 0);
    }

    /// <summary>True if answers to that version fit this one. A layer changes no question or answer for practitioners.</summary>
    public bool Takes(string? version) => version == ToString() || version == Pack;

    /// <inheritdoc />
    public override string ToString() => Layer == 0 ? Pack : string.Create(CultureInfo.InvariantCulture, $"{Pack}{Sign}{Layer}");
}
