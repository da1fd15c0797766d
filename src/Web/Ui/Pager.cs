namespace Lodestar.Ui;

/// <summary>Links to the other pages of a long list.</summary>
/// <param name="Number">Number of this page, from 1.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Href">Makes the address of another page.</param>
public sealed record Pager(int Number, int Of, Func<int, string> Href)
{
    /// <summary>The view that shows it.</summary>
    public const string View = "/Ui/_Pager.cshtml";

    /// <summary>The rows of one page; a number that is out of range gives the nearest page.</summary>
    /// <param name="all">All rows.</param>
    /// <param name="wanted">The number of the page that somebody asks for.</param>
    /// <param name="onAPage">How many rows are on a page.</param>
    /// <param name="href">The address of a page.</param>
    public static (IReadOnlyList<T> Rows, Pager Pager) Cut<T>(IReadOnlyList<T> all, int? wanted, int onAPage, Func<int, string> href)
    {
        ArgumentNullException.ThrowIfNull(all);
        var of = Math.Max(1, (all.Count + onAPage - 1) / onAPage);
        var number = Math.Clamp(wanted ?? 1, 1, of);
        return ([.. all.Skip((number - 1) * onAPage).Take(onAPage)], new Pager(number, of, href));
    }
}
