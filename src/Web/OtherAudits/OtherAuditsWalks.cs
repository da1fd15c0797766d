using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Together;

namespace Lodestar.OtherAudits;

/// <summary>How the role walk opens the downloads of a reflection and the partnership's audits.</summary>
internal static class OtherAuditsWalks
{
    public static IReadOnlyList<Walk> All { get; } =
    [
        Of("/team/{id:guid}/take-away", OtherAuditsLinks.TakeAway),
        Of("/team/{id:guid}/export.json", OtherAuditsLinks.WithHistory),
        Of("/team/{id:guid}/export.{form:regex(^(csv|xlsx)$)}", id => OtherAuditsLinks.Export(id, "csv")),
        Of("/team/{id:guid}/audits/{audit}", id => OtherAuditsLinks.Answered(id, OtherAudit.Section11)),
        Of("/team/{id:guid}/audits/{audit}.{form:regex(^(docx|xlsx)$)}", id => OtherAuditsLinks.Answered(id, OtherAudit.Section11, "docx")),
        new("/team/{id:guid}/import", async ground => OtherAuditsLinks.Import(await TogetherWalks.TeamAsync(ground, TeamStage.Writing)))
        {
            Readers = [Role.OrganisationLead],
        },
        new("/audits/{id:guid}", ground => AuditAsync(ground, OtherAuditsLinks.Change)) { ReadAnywhere = true, SendAnywhere = true },
        new("/audits/{id:guid}/themes/{theme}", ground => AuditAsync(ground, OtherAuditsLinks.NewTheme)) { ReadAnywhere = true, SendAnywhere = true },
    ];

    private static Walk Of(string route, Func<Guid, string> link) =>
        new(route, async ground => link(await TogetherWalks.TeamAsync(ground, TeamStage.SignedOff))) { Readers = TogetherWalks.OursAndDistrict, Senders = [] };

    private static async Task<string> AuditAsync(WalkGround ground, Func<Guid, string> link)
    {
        var audit = OwnAudit.Begin(WalkGround.NewName("Audit"), note: null).Value;
        var db = ground.Services.GetRequiredService<Db>();
        db.Add(audit);
        await db.SaveChangesAsync();
        return link(audit.Id);
    }
}
