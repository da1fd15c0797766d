using Lodestar.Kernel;
using Lodestar.Persistence;

namespace Lodestar.OtherAudits;

/// <summary>Adds an invented audit of the partnership's own.</summary>
internal static class OtherAuditsSample
{
    /// <summary>Adds it to the sample.</summary>
    public static void Add(SampleGround ground)
    {
        var audit = OwnAudit.Begin("Yearly check (invented)", "Made up for the sample, to show how a partnership says which items answer which theme.").Value;
        audit.Keep(id: null, "Who leads and who looks at it", ["O1", "O31"]);
        audit.Keep(id: null, "What our people know", ["O3", "O4", "O5", "O33"]);
        audit.Keep(id: null, "What children say", ["O10", "O12", "O14"]);
        audit.Keep(id: null, "Buildings and transport", []);
        ground.Services.GetRequiredService<Db>().Add(audit);
    }
}
