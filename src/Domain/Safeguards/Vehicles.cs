using System.Text.RegularExpressions;

namespace Lodestar.Safeguards;

/// <summary>Finds registrations of vehicles: the current form, the older ones, and those of Northern Ireland.</summary>
internal static partial class Vehicles
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private static readonly string[] Cues =
    [
        "reg ",
        "reg:",
        "reg.",
        "registration",
        "plate",
        "vrm",
        "vehicle",
        " car ",
        " van ",
        "audi",
        "bmw",
        "golf",
        "corsa",
        "fiesta",
        "taxi",
        "moped",
        "driving",
    ];

    /// <summary>Finds the registrations in a note.</summary>
    public static void Find(Note note)
    {
        if (note.HasDigits)
        {
            note.FindAll(IdentifierKind.VehicleRegistration, Current(), (index, length) => !EndsInWord(note, index, length));
            note.FindAll(IdentifierKind.VehicleRegistration, Older(), (index, length) =>
                IsCued(note, index) || (IsUpper(note, index, length) && !EndsInWord(note, index, length))
            );
        }

        if (note.HasDigits && IsNamed(note.Lower))
        {
            note.FindAll(IdentifierKind.VehicleRegistration, Northern(), (index, _) => IsNamed(note.Before(index, 16)));
        }
    }

    private static bool IsNamed(ReadOnlySpan<char> before) =>
        before.Contains("reg ", StringComparison.Ordinal)
        || before.Contains("reg:", StringComparison.Ordinal)
        || before.Contains("registration", StringComparison.Ordinal)
        || before.Contains("plate", StringComparison.Ordinal)
        || before.Contains("vrm", StringComparison.Ordinal);

    // 'yr10 and' has the form of a registration.
    private static bool EndsInWord(Note note, int index, int length)
    {
        var text = note.Lower.AsSpan(index, length);
        return text.Contains(' ') && (Traits.Of(text[^3..]) & (Trait.Word | Trait.Given)) != Trait.None && !IsCued(note, index);
    }

    private static bool IsUpper(Note note, int index, int length) => !note.Text.AsSpan(index, length).ContainsAnyInRange('a', 'z');

    private static bool IsCued(Note note, int index)
    {
        var before = note.Before(index, 26);
        foreach (var cue in Cues)
        {
            if (before.Contains(cue, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"[a-hj-pr-y][a-hj-pr-y][0-9]{2}[\s.-]?[a-hj-pr-z]{3}", Options)]
    private static partial Regex Current();

    [GeneratedRegex(@"[a-hj-pr-y][0-9]{1,3}[\s.-]?[a-hj-pr-z]{3}|[a-hj-pr-z]{3}[\s.-]?[0-9]{1,3}[a-hj-pr-y]|[a-hj-pr-y]{1,2}z[\s.-]?[0-9]{3,4}", Options)]
    private static partial Regex Older();

    [GeneratedRegex(@"[a-z]{1,3}[\s.-]?[0-9]{1,4}|[0-9]{1,4}[\s.-]?[a-z]{1,3}", Options)]
    private static partial Regex Northern();
}
