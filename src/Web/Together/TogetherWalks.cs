using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Role = Lodestar.Kernel.Role;

namespace Lodestar.Together;

/// <summary>How the role walk opens the pages of an organisation's reflection.</summary>
internal static class TogetherWalks
{
    private const string Item = "O1";

    /// <summary>The roles in the organisation.</summary>
    public static readonly IReadOnlyList<Role> Ours = [Role.OrganisationLead, Role.SeniorSignatory, Role.Colleague];

    /// <summary>The roles in the organisation, and in its district after it is signed off.</summary>
    public static readonly IReadOnlyList<Role> OursAndDistrict = [.. Ours, Role.DistrictManager];

    /// <summary>The roles that write answers.</summary>
    public static readonly IReadOnlyList<Role> Writers = [Role.OrganisationLead, Role.Colleague];

    private static readonly IReadOnlyList<Role> Lead = [Role.OrganisationLead];
    private static readonly IReadOnlyList<Role> Signatory = [Role.SeniorSignatory];
    private static readonly IReadOnlyList<Role> District = [Role.DistrictManager];

    public static IReadOnlyList<Walk> All { get; } =
    [
        Of("", TeamStage.Writing, Ours, []),
        Of("", TeamStage.SignedOff, OursAndDistrict, []),
        Of("/answers", TeamStage.Writing, Ours, []),
        Of("/answers", TeamStage.SignedOff, OursAndDistrict, []),
        Of("/profile", TeamStage.Submitted, Ours, []),
        Of("/profile", TeamStage.SignedOff, OursAndDistrict, []),
        Of("/certificate", TeamStage.SignedOff, OursAndDistrict, []),
        Of("/evidence", TeamStage.SignedOff, Ours, []),
        new("/team/{id:guid}/items/{item}", ground => AtAsync(ground, TeamStage.Writing, id => TogetherLinks.Item(id, Item)))
        {
            Readers = Ours,
            Senders = Writers,
        },
        new("/team/{id:guid}/items/{item}", ground => AtAsync(ground, TeamStage.SignedOff, id => TogetherLinks.Item(id, Item)))
        {
            Readers = OursAndDistrict,
            Senders = Lead,
        },
        new("/team/{id:guid}/items/{item}/history", ground => AtAsync(ground, TeamStage.SignedOff, id => TogetherLinks.History(id, Item)))
        {
            Readers = Ours,
            Senders = [],
        },
        new("/team/{id:guid}/items/{item}/history/{number:int}/take-out", ground =>
            AtAsync(ground, TeamStage.SignedOff, id => $"{TogetherLinks.TakeOut(id, Item, 1)}?field={nameof(AnswerWords.Why)}")
        )
        {
            Readers = Lead,
            Filled = new Dictionary<string, string> { ["Gone"] = "talked about it" },
        },
        Of("/share", TeamStage.Writing, Lead),
        new("/team/{id:guid}/evidence/pointer", ground => AtAsync(ground, TeamStage.SignedOff, id => TogetherLinks.NewEvidence(id, Item)))
        {
            Readers = Writers,
        },
        new("/team/{id:guid}/evidence/pointer", PointerAsync) { Readers = Writers },
        Of("/submit", TeamStage.Writing, Lead),
        Of("/take-back", TeamStage.Submitted, Lead),
        Of("/sign-off", TeamStage.Submitted, Signatory) with
        {
            IsOwn = true,
        },
        Of("/reply", TeamStage.SignedOff, District),
        Of("/reply", TeamStage.Replied, OursAndDistrict, []),
        Of("/reply/promise", TeamStage.SignedOff, District),
        Of("/reply/levels", TeamStage.SignedOff, District, []),
        new("/team/{id:guid}/reply/levels/{item}", ground => AtAsync(ground, TeamStage.SignedOff, id => TogetherLinks.Level(id, Item))) { Readers = District },
        new("/team/{id:guid}/reply/levels/{item}", ground => AtAsync(ground, TeamStage.SignedOff, id => $"{TogetherLinks.Level(id, Item)}?read"))
        {
            Readers = District,
        },
    ];

    /// <summary>Adds a reflection of the ground's organisation at a stage, in a round of its own, and returns its id.</summary>
    public static async Task<Guid> TeamAsync(WalkGround ground, TeamStage stage)
    {
        var round = await RoundsWalks.RoundAsync(ground, ground.Services.GetRequiredService<Packs>().Current(Ui.Language.English).Info.Version);
        var team = TeamReflection.Begin(round, ground.Organisation, ground.Now);
        var db = ground.Services.GetRequiredService<Db>();
        db.Add(team);
        db.Add(
            new TeamAnswer
            {
                ReflectionId = team.Id,
                Item = Item,
                Version = 1,
                Kind = AnswerKind.Level,
                Level = 2,
                Why = "We talked about it.",
                WorksWell = "",
                Next = "We ask the others.",
                Evidence = "[]",
                Origin = AnswerOrigin.Written,
                RoundsUnchanged = 0,
                By = ground.Member(Role.OrganisationLead),
                ByName = "Lead",
                At = ground.Now,
            }
        );
        team.Count(1);
        var moves = new Func<Problem?>[]
        {
            () => team.Submit(ground.Member(Role.SeniorSignatory)),
            () => team.SignOff(ground.Now),
            () => team.Reply(ground.Now),
        };
        if (moves.Take((int)stage).Select(move => move()).OfType<Problem>().FirstOrDefault() is { } problem)
        {
            throw new InvalidOperationException(problem.Words);
        }

        await db.SaveChangesAsync();
        return team.Id;
    }

    private static Walk Of(string path, TeamStage stage, IReadOnlyList<Role> readers, IReadOnlyList<Role>? senders = null) =>
        new($"/team/{{id:guid}}{path}", ground => AtAsync(ground, stage, id => TogetherLinks.Tasks(id) + path)) { Readers = readers, Senders = senders };

    private static async Task<string> AtAsync(WalkGround ground, TeamStage stage, Func<Guid, string> link) => link(await TeamAsync(ground, stage));

    private static async Task<string> PointerAsync(WalkGround ground)
    {
        var pointer = new EvidencePointer
        {
            Id = Guid.NewGuid(),
            OrganisationId = ground.Organisation,
            What = WalkGround.NewName("Training record"),
            Held = "In the office",
            Owner = "",
            ReviewOn = null,
            Version = 1,
        };
        ground.Services.GetRequiredService<Db>().Add(pointer);
        return TogetherLinks.ChangeEvidence(await TeamAsync(ground, TeamStage.SignedOff), pointer.Id);
    }
}
