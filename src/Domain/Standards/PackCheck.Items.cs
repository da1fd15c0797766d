namespace Lodestar.Standards;

/// <content>The items: each can be answered, and each can be reached.</content>
public static partial class PackCheck
{
    private static IEnumerable<Fault> PersonItems(Checked check, DateOnly? today)
    {
        foreach (var reflection in check.Pack.Reflections)
        {
            foreach (var item in reflection.Items)
            {
                foreach (
                    var fault in Answers(check, reflection, item).Concat(Standings(check, reflection, item)).Concat(Knowledge(check, reflection, item, today))
                )
                {
                    yield return fault;
                }
            }

            foreach (var again in new[] { ItemKind.Sector, ItemKind.Districts }.SelectMany(kind => reflection.Items.Where(item => item.Kind == kind).Skip(1)))
            {
                yield return check.At(
                    again,
                    "kind",
                    $"{again.Id} asks a second time for the {PackBinder.KeyOf(again.Kind.ToString())}.",
                    "A person has one answer to it: ask once."
                );
            }

            foreach (var section in reflection.Sections.Where(section => section.Items.Count == 0))
            {
                yield return check.At(section, "items", $"The section '{section.Id}' is a dead end: it has no items.", "Add an item, or take the section out.");
            }

            foreach (var fault in Paths(check, reflection))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<Fault> Answers(Checked check, PersonReflection reflection, Item item)
    {
        if (item.AnswerList is { } list && reflection.AnswerLists.All(one => one.Id != list))
        {
            yield break; // A dangling reference was already reported.
        }

        if (item.AnswerList is not null && item.Answers.Count > 0)
        {
            yield return check.At(item, "answers", $"{item.Id} has answers of its own and a shared list.", "Keep one of the two.");
        }

        var options = reflection.AnswersOf(item);
        if (item.Kind is ItemKind.One or ItemKind.Many or ItemKind.Knowledge && options.Count == 0)
        {
            yield return check.At(item, "kind", $"{item.Id} is a dead end: nothing can be answered.", "Add answers, or use another kind.");
        }

        if (item.Kind is ItemKind.Scale && (item.Scale is null || item.Scale.From >= item.Scale.To))
        {
            yield return check.At(item, "scale", $"{item.Id} is a dead end: its scale has no numbers.", "Give it a scale with 'from' below 'to'.");
        }

        if (item.Kind is ItemKind.Text && item.Length is not > 0)
        {
            yield return check.At(item, "kind", $"{item.Id} does not say how long its text may be.", "Give it a length in characters.");
        }

        if (item.AtMost is < 1 || item.AtMost > options.Count)
        {
            yield return check.At(
                item,
                "at-most",
                $"{item.Id} allows {item.AtMost} of {options.Count} answers.",
                "Use a number between 1 and the number of answers."
            );
        }

        foreach (var same in options.GroupBy(option => option.Code).Where(same => same.Count() > 1))
        {
            yield return new Fault(check.PlaceOf(same.Last(), "code"), $"{item.Id} has the answer '{same.Key}' twice.", "Give one of them another code.");
        }

        foreach (var option in options.Where(option => !KebabCode().IsMatch(option.Code) || option.Code == Item.NotSure))
        {
            yield return new Fault(
                check.PlaceOf(option, "code"),
                $"'{option.Code}' cannot be the code of an answer.",
                $"Use small letters, digits and single hyphens; '{Item.NotSure}' is there without being listed."
            );
        }

        var steps = item.Scale?.Standings.Count > 1 || options.Any(option => option.Standing <= 2);
        if (item.NextStep is not null && !steps)
        {
            yield return check.At(
                item,
                "next-step",
                $"The next step of {item.Id} can never be offered: no answer asks for it.",
                "Give some answers a standing of 1 or 2, or take the next step out."
            );
        }

        var canStandWell = item.Scale?.Standings.Count >= 3 || options.Any(option => option.Standing >= 3);
        if (item.Standard is not null && item.Kind != ItemKind.Knowledge && canStandWell && item.Strength is null)
        {
            yield return check.At(
                item,
                "id",
                $"{item.Id} has no words for someone who stands well with it.",
                "Add a 'strength': what the result says to them, in a sentence that begins with 'You'."
            );
        }

        var codes = Reach.Codes(reflection, item);
        foreach (var feedback in item.Feedback)
        {
            foreach (var unknown in feedback.When.Except(codes).Where(_ => item.Kind is not (ItemKind.Sector or ItemKind.Districts)))
            {
                yield return new Fault(check.PlaceOf(feedback, "when"), $"{item.Id} has no answer '{unknown}'.", "Use the code of one of its answers.");
            }
        }
    }

    // The result names a standing, so it must exist.
    private static IEnumerable<Fault> Standings(Checked check, PersonReflection reflection, Item item)
    {
        var most = reflection.Standings.Count;
        foreach (var option in reflection.AnswersOf(item).Where(option => option.Standing < 1 || option.Standing > most))
        {
            yield return new Fault(
                check.PlaceOf(option, "standing"),
                $"{item.Id} has an answer with standing {option.Standing}; the reflection names {most}.",
                "Use a number from 1 to the number of 'standings' at the top, or name more of them."
            );
        }

        if (item.Scale is { } scale && scale.Standings.Count > 0)
        {
            var rising = scale.Standings.Zip(scale.Standings.Skip(1)).All(pair => pair.First < pair.Second);
            if (!rising || scale.Standings.Count > most || scale.Standings[0] != scale.From || scale.Standings[^1] > scale.To)
            {
                yield return check.At(
                    scale,
                    "standings",
                    $"The standings of {item.Id}'s scale do not go from {scale.From} upwards to at most {scale.To}, one for each of the {most} that are named.",
                    "Give the lowest number of each standing, from the first."
                );
            }
        }
    }

    private static IEnumerable<Fault> Knowledge(Checked check, PersonReflection reflection, Item item, DateOnly? today)
    {
        if (item.Kind != ItemKind.Knowledge)
        {
            yield break;
        }

        if (reflection.AnswersOf(item).Count(option => option.Best) != 1)
        {
            yield return check.At(item, "answers", $"{item.Id} needs exactly one best answer.", "Mark one answer with 'best: true'.");
        }

        if (item.Explanation is null || item.Source is null || item.ReviewBy is null)
        {
            yield return check.At(item, "id", $"{item.Id} checks knowledge without teaching it.", "Give it an explanation, a source and a review-by date.");
        }

        if (!item.Feature && item.ReviewBy > today?.AddDays(KnowledgeReviewDays))
        {
            yield return check.At(item, "review-by", $"{item.Id} waits too long for its review.", "Set a date within a year.");
        }

        if (item.Feature && item.ReviewBy > today?.AddDays(FeatureReviewDays))
        {
            yield return check.At(
                item,
                "review-by",
                $"{item.Id} is about a platform's features, which change fast, and waits too long for its review.",
                "Set a date within six months."
            );
        }
    }

    private static IEnumerable<Fault> Paths(Checked check, PersonReflection reflection)
    {
        var whole = reflection.Items.ToList();
        foreach (var item in whole)
        {
            foreach (var condition in item.ShowWhen)
            {
                var asked = reflection.Find(condition.Item);
                foreach (var unknown in asked is null ? [] : condition.Is.Except(Reach.Codes(reflection, asked)))
                {
                    yield return new Fault(check.PlaceOf(condition, "is"), $"{asked!.Id} has no answer '{unknown}'.", "Use the code of one of its answers.");
                }

                if (condition.Is.Count == 0)
                {
                    yield return new Fault(
                        check.PlaceOf(condition, "is"),
                        $"{item.Id} can never be reached: its condition names no answer.",
                        "Name at least one answer."
                    );
                }
            }
        }

        foreach (var (item, condition, why) in Reach.Unreachable(reflection, whole).Where(one => one.Condition.Is.Count > 0))
        {
            yield return new Fault(check.PlaceOf(condition), $"{item.Id} can never be reached: {why}.", "Change its conditions, or the order of the items.");
        }

        if (reflection.Short is { } quick)
        {
            var path = whole.Where(item => quick.Items.Contains(item.Id)).ToList();
            foreach (
                var (item, _, why) in Reach
                    .Unreachable(reflection, path)
                    .Where(one => Reach.Unreachable(reflection, whole).All(other => other.Item != one.Item))
            )
            {
                yield return new Fault(
                    check.PlaceOf(quick, "items"),
                    $"{item.Id} can never be reached on the short path: {why}.",
                    "Add the item it depends on to the short path."
                );
            }
        }
    }

    private static IEnumerable<Fault> OrganisationItems(Checked check)
    {
        foreach (var item in check.Pack.Organisation?.Items ?? [])
        {
            if (item.Levels.Count != check.Pack.Standards.Levels.Count)
            {
                yield return check.At(
                    item,
                    "levels",
                    $"{item.Id} describes {item.Levels.Count} levels; there are {check.Pack.Standards.Levels.Count}.",
                    "Describe each level once, from the first."
                );
            }
        }

        for (var i = 0; i < check.Pack.Standards.Levels.Count; i++)
        {
            var level = check.Pack.Standards.Levels[i];
            if (level.Number != i + 1)
            {
                yield return check.At(level, "number", $"Level {level.Number} is in place {i + 1}.", "Number the levels from 1, without gaps.");
            }
        }
    }
}
