using Lodestar.Standards;

namespace Lodestar.Practice;

/// <summary>Where a next step comes from.</summary>
public enum Reason
{
    /// <summary>An answer shows that something is not easy yet.</summary>
    Answer,

    /// <summary>The person said that something would help.</summary>
    Wish,

    /// <summary>Nothing is hard and nothing was wished for, so the step is to pass on what one knows.</summary>
    Share,
}

/// <summary>One thing to do next, with something to read, to attend and someone to turn to.</summary>
/// <param name="Reason">Where it comes from.</param>
/// <param name="Text">What to do. For a wish, the words of the wish; empty for sharing.</param>
/// <param name="Read">A page to read.</param>
/// <param name="Attend">Training to attend; null if the pack has none on the subject.</param>
/// <param name="Service">A service to turn to; null if it is a role.</param>
/// <param name="Role">A role to turn to; null if it is a service.</param>
/// <param name="Contact">The person to ask for the role in the writer's district; null if the district is not known.</param>
public sealed record NextStepOffer(Reason Reason, string Text, GuidancePage? Read, TrainingOffer? Attend, Service? Service, Role? Role, RoleContact? Contact);

/// <summary>
/// Chooses at most three next steps and what goes with each, by the subjects of items, guidance, training, services and roles. The same answers
/// always give the same steps.
/// </summary>
public static class Signposts
{
    /// <summary>More than three steps at once help nobody.</summary>
    public const int Most = 3;

    /// <summary>The next steps of a person: at least one, except for a reflection that has no next steps.</summary>
    public static IReadOnlyList<NextStepOffer> For(Pack pack, PersonReflection reflection, AnswerSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(reflection);
        ArgumentNullException.ThrowIfNull(sheet);
        var wishes = Wishes(pack, reflection, sheet);
        var wished = wishes.SelectMany(wish => wish.Tags).ToHashSet();

        // What someone said about experience or wellbeing must not show in what they are offered. Items that could harm a child come first, and
        // what someone does or knows comes before how sure they feel.
        var fromAnswers = reflection
            .Items.Where(item => item.NextStep is not null && !reflection.SectionOf(item).Private && Journey.Counts(reflection, item, sheet))
            .Select(item => (item.Kind, Step: item.NextStep!, Standing: Profile.StandingOf(pack, reflection, item, sheet)))
            .Where(one => one.Standing <= 2)
            .OrderByDescending(one => one.Step.First)
            .ThenBy(one => one.Kind == ItemKind.Scale)
            .ThenBy(one => one.Standing)
            .ThenByDescending(one => one.Kind == ItemKind.Knowledge)
            .ThenByDescending(one => one.Step.Tags.Any(wished.Contains))
            .Select(one => new Wanted(Reason.Answer, one.Step.Text, one.Step.Tags))
            .ToList();

        var fromWishes = wishes.Select(wish => new Wanted(Reason.Wish, wish.Label, wish.Tags)).ToList();

        // Anyone who asks for something gets it, so one place is kept for a wish.
        var wanted = new List<Wanted>();
        Add(fromAnswers, fromWishes.Count > 0 ? Most - 1 : Most);
        Add(fromWishes, Most);
        Add(fromAnswers, Most);

        if (wanted.Count == 0 && reflection.Items.Any(item => item.NextStep is not null))
        {
            wanted.Add(new Wanted(Reason.Share, "", [.. pack.Roles.SelectMany(role => role.Tags)]));
        }

        return Offers(pack, sheet, wanted);

        void Add(List<Wanted> candidates, int most)
        {
            foreach (var candidate in candidates)
            {
                // Two steps on the same subject would send the person to the same page twice.
                if (wanted.Count < most && !wanted.Exists(one => one.Tags.Intersect(candidate.Tags).Any()))
                {
                    wanted.Add(candidate);
                }
            }
        }
    }

    /// <summary>Services for the person themself, those that may be shown in full first.</summary>
    /// <param name="tag">The subject.</param>
    public static IReadOnlyList<Service> ServicesFor(Pack pack, string tag)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return
        [
            .. pack
                .Services.Where(service => service.Shown != Showing.NotShown && service.HasPeople && service.Tags.Contains(tag))
                .Where(service => service.Audiences.Any(audience => audience is Audience.Adults or Audience.Professionals))
                .OrderByDescending(service => service.Shown),
        ];
    }

    private static IReadOnlyList<Option> Wishes(Pack pack, PersonReflection reflection, AnswerSheet sheet) =>
        [
            .. from item in reflection.Items
            where item.Kind == ItemKind.Many && Journey.Counts(reflection, item, sheet)
            from choice in AnswerCheck.Choices(pack, reflection, item)
            where choice.Tags.Count > 0 && sheet.To(item).Contains(choice.Code)
            select choice,
        ];

    private static List<NextStepOffer> Offers(Pack pack, AnswerSheet sheet, IReadOnlyList<Wanted> wanted)
    {
        var offers = new List<NextStepOffer>();
        foreach (var want in wanted)
        {
            var read = Best(pack.Guidance, want, page => page.Tags, offers.Select(offer => offer.Read));
            var attend = Best(pack.Training.Where(offer => Suits(offer, sheet)), want, offer => offer.Tags, offers.Select(offer => offer.Attend));
            var service = Best(pack.Services.Where(one => Suits(one, sheet)), want, one => one.Tags, offers.Select(offer => offer.Service), again: false);
            var role = service is null ? Best(pack.Roles, want, one => one.Tags, []) ?? pack.Roles.FirstOrDefault() : null;
            var contact = role?.Contacts.FirstOrDefault(one => sheet.Districts is [var district] && one.District == district);
            offers.Add(new NextStepOffer(want.Reason, want.Text, read, attend, service, role, contact));
        }

        return offers;
    }

    // The one with most subjects in common. Among equals, one not offered yet, then the first in the pack.
    private static T? Best<T>(IEnumerable<T> all, Wanted want, Func<T, IReadOnlyList<string>> tags, IEnumerable<T?> used, bool again = true)
        where T : class
    {
        var offered = used.ToList();
        return all.Where(one => again || !offered.Contains(one))
            .Select(one => (One: one, Common: tags(one).Intersect(want.Tags).Count()))
            .Where(one => one.Common > 0)
            .OrderByDescending(one => one.Common)
            .ThenBy(one => offered.Contains(one.One))
            .FirstOrDefault()
            .One;
    }

    private static bool Suits(TrainingOffer offer, AnswerSheet sheet) =>
        (offer.Districts.Count == 0 || offer.Districts.Intersect(sheet.Districts).Any())
        && (offer.Sectors.Count == 0 || (sheet.Sector is { } sector && offer.Sectors.Contains(sector)));

    private static bool Suits(Service service, AnswerSheet sheet) =>
        service.Shown != Showing.NotShown
        && service.HasPeople
        && service.Audiences.Contains(Audience.Professionals)
        && (service.Districts.Count == 0 || service.Districts.Intersect(sheet.Districts).Any());

    /// <summary>A next step that fits the answers, with the subjects by which help is chosen.</summary>
    private sealed record Wanted(Reason Reason, string Text, IReadOnlyList<string> Tags);
}
