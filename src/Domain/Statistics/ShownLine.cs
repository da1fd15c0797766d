namespace Lodestar.Statistics;

/// <summary>How many of how many people, or items, in a number that may be shown. It comes from a <see cref="ShownLine"/> only.</summary>
public sealed record ShownShare
{
    internal ShownShare(long? count, long of, long most, bool isOwn) => (Count, Of, Most, IsOwn) = (count, of, most, isOwn);

    /// <summary>How many; null if it is withheld.</summary>
    public long? Count { get; }

    /// <summary>Of how many.</summary>
    public long Of { get; }

    /// <summary>The most that it can be, as every reader can work out; the count itself if it is shown.</summary>
    public long Most { get; }

    /// <summary>True for a number that nobody protected, because it belongs to those who see it.</summary>
    public bool IsOwn { get; }

    /// <summary>The share, from 0 to 1; null if it is withheld, or if there is nobody to have a share of.</summary>
    public double? Part => Count is { } count && Of > 0 ? (double)count / Of : null;

    /// <summary>From where to where the share could lie by chance alone, 95 times of 100; null if there is no share.</summary>
    public Interval? Interval => Count is { } count && Of > 0 ? Statistics.Interval.Wilson(count, Of) : null;
}

/// <summary>One part of a <see cref="ShownLine"/>.</summary>
/// <param name="Count">How many; null if it is withheld.</param>
public sealed record ShownPart(string Code, long? Count);

/// <summary>Parts of a line that are shown as one, such as the numbers 1 to 4.</summary>
/// <param name="Code">The code of the whole.</param>
/// <param name="Codes">The codes of its parts.</param>
public sealed record Band(string Code, IReadOnlyList<string> Codes);

/// <summary>
/// Numbers of one group that may be shown, with how many people or items stand behind them. Charts are drawn of nothing else, and only
/// the rules can make one: of what was protected, or of what belongs to those who see it (see <see cref="IsOwn"/>).
/// </summary>
public sealed class ShownLine
{
    private ShownLine(long of, IReadOnlyList<ShownPart> parts, bool addsUp, bool isOwn) => (Of, Parts, AddsUp, IsOwn) = (of, parts, addsUp, isOwn);

    /// <summary>How many people or items.</summary>
    public long Of { get; }

    /// <summary>The parts in their order.</summary>
    public IReadOnlyList<ShownPart> Parts { get; }

    /// <summary>True if each person is in exactly one part; false if they could give several answers.</summary>
    public bool AddsUp { get; }

    /// <summary>True for numbers that nobody protected, because they belong to those who see them and are shown to nobody else.</summary>
    public bool IsOwn { get; }

    /// <summary>How many are in the withheld parts together.</summary>
    /// <exception cref="InvalidOperationException">The parts do not add up, so nobody can know.</exception>
    public long Rest => AddsUp ? Of - Parts.Sum(part => part.Count ?? 0) : throw new InvalidOperationException("What does not add up leaves no rest.");

    /// <summary>True if a part is withheld.</summary>
    public bool IsWithheld => Parts.Any(part => part.Count is null);

    /// <summary>A line of a protected table: a total and the parts it is the sum of.</summary>
    /// <param name="sum">One of its sums, whose total is shown.</param>
    /// <exception cref="ArgumentException">The total is withheld.</exception>
    public static ShownLine From(PublishedTable table, Sum sum)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(sum);
        var of = table.Cells[sum.Total] ?? throw new ArgumentException("The total is withheld.", nameof(sum));
        return Published(of, sum.Parts.Select(part => new ShownPart(part, table.Cells[part])), addsUp: true);
    }

    /// <summary>The number of one part.</summary>
    /// <exception cref="KeyNotFoundException">There is no such part.</exception>
    public ShownShare Share(string code)
    {
        var part = Parts.FirstOrDefault(part => part.Code == code) ?? throw new KeyNotFoundException($"There is no part '{code}'.");
        return new ShownShare(part.Count, Of, part.Count ?? (AddsUp ? Rest : Of), IsOwn);
    }

    /// <summary>The parts with the largest number that is shown, more than one if they are equal; none if all are withheld or nought.</summary>
    public IReadOnlyList<ShownPart> Largest()
    {
        var most = Parts.Max(part => part.Count) ?? 0;
        return [.. Parts.Where(part => most > 0 && part.Count == most)];
    }

    /// <summary>True if a part that is withheld could be larger than all that are shown.</summary>
    public bool MayHideTheLargest() => Parts.Any(part => part.Count is null && Share(part.Code).Most > (Parts.Max(one => one.Count) ?? 0));

    /// <summary>The line of those who are not in a part, such as those who answered; null if how many those are is withheld.</summary>
    public ShownLine? Without(string code) =>
        Parts.FirstOrDefault(part => part.Code == code)?.Count is { } count
            ? new ShownLine(Of - count, [.. Parts.Where(part => part.Code != code)], AddsUp, IsOwn)
            : null;

    /// <summary>
    /// The line with parts put together; those in no band stay as they are, after them. A band that has a withheld part is withheld, and not
    /// shown as the sum of its others, but for one that has all that is withheld: it is what the others leave, as any reader can work out.
    /// </summary>
    /// <exception cref="InvalidOperationException">The parts do not add up.</exception>
    public ShownLine Together(IReadOnlyList<Band> bands)
    {
        ArgumentNullException.ThrowIfNull(bands);
        if (!AddsUp)
        {
            throw new InvalidOperationException("A person who gave two answers would be counted twice.");
        }

        var others = Parts.Where(part => !bands.Any(band => band.Codes.Contains(part.Code)));
        return new ShownLine(Of, [.. bands.Select(band => new ShownPart(band.Code, CountOf(band))), .. others], AddsUp, IsOwn);
    }

    /// <summary>A line of what was protected. Called by what publishes, and by nobody else.</summary>
    internal static ShownLine Published(long of, IEnumerable<ShownPart> parts, bool addsUp) => new(of, [.. parts], addsUp, isOwn: false);

    /// <summary>A line of what belongs to those who see it. Called by what is theirs, and by nobody else.</summary>
    internal static ShownLine Own(IEnumerable<ShownPart> parts)
    {
        var all = parts.ToList();
        return new ShownLine(all.Sum(part => part.Count ?? 0), all, addsUp: true, isOwn: true);
    }

    private long? CountOf(Band band)
    {
        var (inside, outside) = (Parts.Where(part => band.Codes.Contains(part.Code)).ToList(), Parts.Where(part => !band.Codes.Contains(part.Code)).ToList());
        return inside.TrueForAll(part => part.Count is not null) ? inside.Sum(part => part.Count)
            : outside.TrueForAll(part => part.Count is not null) ? Of - outside.Sum(part => part.Count)
            : null;
    }
}
