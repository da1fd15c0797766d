using System.Globalization;
using Lodestar.Kernel;
using Lodestar.Safeguards;
using Lodestar.Standards;

namespace Lodestar.Practice;

/// <summary>Checks whether what a person gave is an answer to an item, and says what to do if it is not.</summary>
public static class AnswerCheck
{
    /// <summary>Returns the answers as they will be kept, or the problem with them.</summary>
    /// <param name="pack">The pack to which the item belongs.</param>
    /// <param name="reflection">The reflection to which the item belongs.</param>
    /// <param name="given">What the person chose or wrote, in any order; blank values are ignored.</param>
    /// <param name="field">Name of the form field for the problem.</param>
    public static Outcome<IReadOnlyList<string>> Check(Pack pack, PersonReflection reflection, Item item, IReadOnlyList<string> given, string field)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(given);
        if (item.Kind == ItemKind.Text)
        {
            return CheckText(item, given is [var written, ..] ? written : "", field);
        }

        var chosen = given.Where(value => value.Length > 0).Distinct().ToList();
        if (chosen.Count == 0)
        {
            return new Problem(field, item.Kind is ItemKind.Many or ItemKind.Districts ? "practice.problems.choose-some" : "practice.problems.choose-one");
        }

        var choices = Choices(pack, reflection, item);
        var unsure = choices.FirstOrDefault(choice => choice.Unsure)?.Code;
        chosen = [.. chosen.Select(code => code == Item.NotSure && unsure is not null ? unsure : code)];
        if (chosen.Exists(code => !choices.Any(choice => choice.Code == code)))
        {
            return new Problem(field, "practice.problems.not-listed");
        }

        var several = item.Kind is ItemKind.Many or ItemKind.Districts;
        if (!several && chosen.Count > 1)
        {
            return new Problem(field, "practice.problems.only-one");
        }

        if (chosen.Count > 1 && choices.FirstOrDefault(choice => choice.Alone && chosen.Contains(choice.Code)) is { } alone)
        {
            return alone.Code == Item.NotSure
                ? new Problem(field, "practice.problems.not-sure-alone")
                : new Problem(field, "practice.problems.alone", alone.Label);
        }

        if (chosen.Count > item.AtMost)
        {
            return new Problem(field, "practice.problems.at-most", item.AtMost);
        }

        // Kept in the order in which the options are shown, so that the same choice is always stored the same way.
        return choices.Select(choice => choice.Code).Where(chosen.Contains).ToList();
    }

    /// <summary>Everything that can be chosen for an item, in the order in which it is shown, including 'I am not sure'.</summary>
    public static IReadOnlyList<Option> Choices(Pack pack, PersonReflection reflection, Item item)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(reflection);
        ArgumentNullException.ThrowIfNull(item);
        var own = reflection.AnswersOf(item);
        return item.Kind switch
        {
            ItemKind.Sector => [.. pack.Info.Sectors.Select(sector => new Option { Code = sector.Id, Label = sector.Name }), .. own],
            ItemKind.Districts => [.. pack.Info.Districts.Select(district => new Option { Code = district.Id, Label = district.Name }), .. own],
            ItemKind.Text => [],
            ItemKind.Scale => [.. Numbers(item.Scale!), NotSure(alone: true)],
            _ when own.Any(option => option.Unsure) => own,
            _ => [.. own.Where(option => !option.NotMyPart), NotSure(alone: true), .. own.Where(option => option.NotMyPart)],
        };
    }

    private static Option NotSure(bool alone) =>
        new()
        {
            Code = Item.NotSure,
            Label = "",
            Alone = alone,
            Unsure = true,
        };

    private static IEnumerable<Option> Numbers(Scale scale) =>
        Enumerable
            .Range(scale.From, scale.To - scale.From + 1)
            .Select(number =>
            {
                var text = number.ToString(CultureInfo.InvariantCulture);
                return new Option
                {
                    Code = text,
                    Label = text,
                    Standing = scale.Standings.Count(lowest => lowest <= number) is > 0 and var standing ? standing : null,
                };
            });

    private static Outcome<IReadOnlyList<string>> CheckText(Item item, string given, string field)
    {
        // Control characters come from pasting. No database or page can show them.
        var text = new string([.. given.ReplaceLineEndings("\n").Where(character => character == '\n' || !char.IsControl(character))]).Trim();
        if (text.Length > (item.Length ?? int.MaxValue))
        {
            return new Problem(field, "practice.problems.too-long", item.Length!, text.Length - item.Length!.Value);
        }

        return Findings.Of(field, text, Identifiers.Find(text)) is { } problem ? problem : new List<string> { text };
    }
}
