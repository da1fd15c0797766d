using Lodestar.Standards;

namespace Lodestar.OtherAudits;

/// <summary>A theme of another audit, with the items of the reflection that answer it.</summary>
/// <param name="Id">Its code in the audit.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Items">The items, in their order; none where the reflection says nothing about it.</param>
public sealed record OtherTheme(string Id, string Title, IReadOnlyList<OrganisationItem> Items);

/// <summary>An audit that an organisation does elsewhere, seen from the items of a reflection that answer it already.</summary>
/// <param name="Id">Its code: that of the pack, or the id of the partnership's own.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Note">What has to be known before it is used.</param>
/// <param name="Themes">Its themes in order.</param>
public sealed record OtherAudit(string Id, string Title, string Note, IReadOnlyList<OtherTheme> Themes)
{
    /// <summary>The code of the section 11 audit, whose themes each item of the pack names.</summary>
    public const string Section11 = "section-11";

    /// <summary>An audit of the pack.</summary>
    /// <param name="audit">The audit.</param>
    /// <param name="pack">The pack.</param>
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

    /// <summary>An audit of the partnership's own, for a pack: items that the pack does not have are left out.</summary>
    /// <param name="audit">The audit.</param>
    /// <param name="pack">The pack.</param>
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
