using Lodestar.Standards;

namespace Lodestar.OtherAudits;

/// <summary>A theme of another audit, with the items of the reflection that answer it.</summary>
/// <param name="Id">Its code in the audit.</param>
/// <param name="Title">Display name.</param>
/// <param name="Items">The items, in order; none if the reflection has nothing about the theme.</param>
public sealed record OtherTheme(string Id, string Title, IReadOnlyList<OrganisationItem> Items);

/// <summary>An audit that an organisation does elsewhere, seen from the items of a reflection that answer it already.</summary>
/// <param name="Id">Its code in the pack, or the id of the partnership's own audit.</param>
/// <param name="Title">Display name.</param>
/// <param name="Note">What people need to know before they use it.</param>
/// <param name="Themes">Its themes in order.</param>
public sealed record OtherAudit(string Id, string Title, string Note, IReadOnlyList<OtherTheme> Themes)
{
    /// <summary>The code of the section 11 audit, whose themes each item of the pack names.</summary>
    public const string Section11 = "section-11";

    /// <summary>Makes the view of an audit that is in the pack.</summary>
    public static OtherAudit Of(AuditMapping audit, Pack pack)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(pack);
        return new OtherAudit(
            audit.Id,
            audit.Title,
            audit.Note,
            [
                .. audit.Themes.Select(theme => new OtherTheme(
                    theme.Id,
                    theme.Title,
                    [.. (pack.Organisation?.Items ?? []).Where(item => item.Section11.Contains(theme.Id))]
                )),
            ]
        );
    }

    /// <summary>Makes the view of the partnership's own audit. Items that the pack does not have are left out.</summary>
    public static OtherAudit Of(OwnAudit audit, Pack pack)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(pack);
        return new OtherAudit(
            $"{audit.Id}",
            audit.Title,
            audit.Note,
            [
                .. audit.Themes.Select(theme => new OtherTheme(
                    theme.Id,
                    theme.Title,
                    [.. (pack.Organisation?.Items ?? []).Where(item => theme.Items.Contains(item.Id))]
                )),
            ]
        );
    }
}
