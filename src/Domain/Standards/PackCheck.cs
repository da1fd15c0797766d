using System.Text.RegularExpressions;
using Lodestar.Partnership;

namespace Lodestar.Standards;

/// <summary>Everything that must hold before a pack is shown to people. Each check is one sentence of the pack's promise.</summary>
public static partial class PackCheck
{
    /// <summary>Within how many days statements about features of platforms must be reviewed.</summary>
    private const int FeatureReviewDays = 184;

    /// <summary>Within how many days every other statement that teaches must be reviewed.</summary>
    private const int KnowledgeReviewDays = 400;

    /// <summary>All faults of a pack, in the order of its files and lines; empty if there are none.</summary>
    /// <param name="source">The pack's files.</param>
    /// <param name="today">The day for comparing review dates; null skips that check.</param>
    public static IReadOnlyList<Fault> Faults(PackSource source, DateOnly? today)
    {
        ArgumentNullException.ThrowIfNull(source);
        var reading = source.In();
        var faults = new List<Fault>([.. source.Unreadable, .. reading.Binder.Faults]);
        faults.AddRange(Codes(reading.Binder));
        faults.AddRange(Duplicates(reading.Binder));
        faults.AddRange(Links(reading.Binder));
        faults.AddRange(Overdue(reading.Binder, today));

        // A file that could not be read would make every reference to it dangle, so that is fixed first.
        if (source.Unreadable.Count == 0)
        {
            faults.AddRange(Dangling(reading.Binder));
        }

        if (reading.Pack is { } pack)
        {
            var check = new Checked(pack, reading.Binder);
            faults.AddRange(TooHard(check));
            faults.AddRange(PersonItems(check, today));
            faults.AddRange(OrganisationItems(check));
            faults.AddRange(GuidanceNames(check));
            faults.AddRange(NeverListed(check));
            faults.AddRange(Unchecked(check));
            faults.AddRange(Phones(check));
            faults.AddRange(Support(check));
            faults.AddRange(Named(check));
            faults.AddRange(Mapped(check, reading.Published));
            faults.AddRange(Frozen(check, reading.Published, source.Sha256));
            faults.AddRange(Translated(source, pack));
        }

        return [.. faults.Distinct().OrderBy(fault => fault.Place.File, StringComparer.Ordinal).ThenBy(fault => fault.Place.Line)];
    }

    /// <summary>A pack with the places of everything in it.</summary>
    private sealed record Checked(Pack Pack, PackBinder Binder)
    {
        public Place PlaceOf(object record, params string[] keys)
        {
            var node = (ContentNode)Binder.Nodes[record];
            foreach (var key in keys)
            {
                node = (node as ContentMap)?.Find(key) ?? node;
            }

            return node.Place;
        }

        public Fault At(object record, string key, string what, string toDo) => new(PlaceOf(record, key), what, toDo);
    }

    private static IEnumerable<Fault> Codes(PackBinder binder) =>
        from id in binder.Ids
        where id.Kind != "published version" && !(id.Kind is "item" or "audit theme" or "standard code" ? ShortCode() : KebabCode()).IsMatch(id.Value)
        select new Fault(
            id.Place,
            $"'{id.Value}' cannot be the code of a {id.Kind}.",
            id.Kind is "item" or "audit theme" or "standard code"
                ? "Use capital letters followed by a number, for instance P8."
                : "Use small letters, digits and single hyphens."
        );

    private static IEnumerable<Fault> Duplicates(PackBinder binder) =>
        from same in binder.Ids.GroupBy(id => (id.Kind, id.Value))
        from again in same.Skip(1)
        select new Fault(again.Place, $"The {again.Kind} '{again.Value}' is already at {same.First().Place}.", "Give one of them another name.");

    private static IEnumerable<Fault> Dangling(PackBinder binder)
    {
        var known = binder.Ids.Select(id => (id.Kind, id.Value)).ToHashSet();
        return from reference in binder.References
            where !known.Contains((reference.Kind, reference.Value))
            select new Fault(
                reference.Place,
                $"There is no {reference.Kind} '{reference.Value}'.",
                $"Use the name of a {reference.Kind} in this pack, or add it."
            );
    }

    private static IEnumerable<Fault> Links(PackBinder binder)
    {
        foreach (var link in binder.Links.Where(link => !IsHttps(link.Value)))
        {
            yield return new Fault(
                link.Place,
                $"'{link.Value}' is not an https address.",
                "Use the page's https:// address, or leave it out until there is one."
            );
        }

        // Notes and explanations are Markdown too, and looking for links in them does no harm.
        foreach (var wording in binder.Words)
        {
            foreach (Match target in MarkdownLink().Matches(wording.Text))
            {
                var address = target.Groups["address"].Value;
                var inside = address.StartsWith('/') || address.StartsWith('#') || address.StartsWith("tel:", StringComparison.Ordinal);
                if (!inside && !IsHttps(address))
                {
                    var line = wording.Place.Line + wording.Text[..target.Index].Count(character => character == '\n');
                    yield return new Fault(
                        wording.Place with
                        {
                            Line = line,
                        },
                        $"'{address}' is not an https address.",
                        "Use the page's https:// address, or a path on this site that begins with '/'."
                    );
                }
            }
        }
    }

    private static bool IsHttps(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.Host.Contains('.', StringComparison.Ordinal);

    private static IEnumerable<Fault> Overdue(PackBinder binder, DateOnly? today) =>
        from review in binder.ReviewDates
        where review.Date < today
        select new Fault(
            review.Place,
            $"The review of {review.Unit} was due on {review.Date:yyyy-MM-dd}.",
            "Let someone who knows the subject read it again, then set a new date."
        );

    private static IEnumerable<Fault> TooHard(Checked check)
    {
        var easy = check.Pack.Glossary.SelectMany(term => term.Term.ToLowerInvariant().Split(' ')).ToHashSet();
        return from unit in check.Binder.Words.GroupBy(wording => (wording.Place.File, wording.Unit))
            let age = ReadingAge.Of(string.Join("\n\n", unit.Select(wording => wording.Text)), easy)
            where age > check.Pack.Info.ReadingAge
            select new Fault(
                unit.MaxBy(wording => wording.Text.Length)!.Place,
                $"{unit.Key.Unit} reads at age {age:0.0}; the pack promises {check.Pack.Info.ReadingAge}.",
                "Use shorter sentences and shorter words."
            );
    }

    private static IEnumerable<Fault> Phones(Checked check) =>
        from service in check.Pack.Services
        where service.Phone is { } phone && !FrontDoor.IsPhone(NoteBehind().Replace(phone, ""))
        select check.At(
            service,
            "phone",
            $"'{service.Phone}' is not a telephone number.",
            "Use digits, with a note in brackets behind them if it needs one, or leave the line out."
        );

    private static IEnumerable<Fault> GuidanceNames(Checked check) =>
        from page in check.Pack.Guidance
        let file = check.PlaceOf(page).File
        where file != $"guidance/{page.Id}.md"
        select check.At(page, "id", $"The guidance '{page.Id}' is in {file}.", $"Name the file guidance/{page.Id}.md, or change the id.");

    private static IEnumerable<Fault> NeverListed(Checked check)
    {
        var offered = check
            .Pack.Services.Select(service => (Record: (object)service, service.Id, service.Name, Web: service.Web))
            .Concat(check.Pack.Training.Select(offer => (Record: (object)offer, offer.Id, Name: offer.Provider, Web: (string?)offer.Web)));
        return from one in offered
            let never = check.Pack.Never.FirstOrDefault(never =>
                never.Id == one.Id
                || never.Names.Any(name =>
                    (never.Instead != one.Id || Folded(name) == Folded(one.Name))
                    && $" {Folded(one.Name)} ".Contains($" {Folded(name)} ", StringComparison.Ordinal)
                )
                || (
                    one.Web is not null
                    && Uri.TryCreate(one.Web, UriKind.Absolute, out var uri)
                    && never.Hosts.Any(host => uri.Host == host || uri.Host.EndsWith('.' + host))
                )
            )
            where never is not null
            select new Fault(
                check.PlaceOf(one.Record, "name"),
                $"'{one.Name}' is on the never-list: {never.Why}",
                never.Instead is null ? "Take it out." : $"Use the service '{never.Instead}'."
            );
    }

    // A number in the words would get round the rule that a service still being checked shows its web address only.
    private static IEnumerable<Fault> Unchecked(Checked check) =>
        from service in check.Pack.Services
        where service.Shown == Showing.WebOnly && LongNumber().IsMatch($"{service.Name} {service.Description}")
        select check.At(
            service,
            "description",
            $"The words of '{service.Id}' hold a number that is still being checked.",
            "Take the number out of the name and description, or check it first."
        );

    private static IEnumerable<Fault> Support(Checked check)
    {
        if (check.Pack.Info.HelpNow.Count == 0)
        {
            yield return check.At(check.Pack.Info, "help-now", "Nobody is named whom to call now.", "Name the services that a person in danger needs most.");
        }

        foreach (
            var service in check.Pack.Services.Where(service => service.Sources.Any(source => source.StartsWith("http:", StringComparison.OrdinalIgnoreCase)))
        )
        {
            yield return check.At(service, "sources", $"A source of '{service.Id}' is not an https address.", "Use the page's https:// address.");
        }
    }

    // Words without capitals or marks, with one space between them.
    private static string Folded(string name) =>
        string.Join(
            ' ',
            new string([.. name.ToLowerInvariant().Select(character => char.IsLetterOrDigit(character) ? character : ' ')]).Split(
                ' ',
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KebabCode();

    [GeneratedRegex("[0-9][0-9 ]{3,}[0-9]", RegexOptions.None, 1000)]
    private static partial Regex LongNumber();

    [GeneratedRegex("^[A-Z]+[0-9]+$", RegexOptions.None, 1000)]
    private static partial Regex ShortCode();

    [GeneratedRegex(@"\([^()]*\p{L}[^()]*\)$", RegexOptions.None, 1000)]
    private static partial Regex NoteBehind();

    [GeneratedRegex(@"\]\((?<address>[^)\s]+)[^)]*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MarkdownLink();
}
