using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Ui;

namespace Lodestar.Together;

/// <summary>What organisations reflect on together: answering, signing off and their district's reply.</summary>
internal static class TogetherCapability
{
    private const string Stays = "while the partnership runs";

    /// <summary>True if two people of a district must read an answer, each alone, before they agree a level beside the organisation's own.</summary>
    public static readonly Setting<bool> TwoReaders = new(
        "LODESTAR_TWO_READERS",
        "Two of a district read an answer, each alone, before a level beside the organisation's own is agreed",
        false,
        given =>
            given switch
            {
                "1" or "true" => true,
                "0" or "false" => false,
                _ => null,
            },
        "LODESTAR_TWO_READERS is 1 or 0."
    );

    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declared { get; } =
        new("Together")
        {
            Permissions = TogetherCan.All,
            Doors = [new(DoorPlace.Account, TogetherLinks.Replies, "together.reply.waiting-title", 20, TogetherCan.ReadReplies)],
            Waits = async (services, me, stop) =>
            {
                var work = services.GetRequiredService<MyWork>();
                return await work.WaitingAsync(me, await work.TeamsAsync(me, stop), stop);
            },
            Settings = [TwoReaders],
            Events = ["team.replied", "team.signed-off", "team.words-taken-out"],
            Notices = TogetherNotices.All,
            Reactions =
            [
                AuditLog.Of<ReflectionSignedOff>("team.signed-off", fact => $"{fact.Round.Title}: {fact.Organisation.Name}"),
                Reaction.To<ReflectionSignedOff>((services, fact, stop) => services.GetRequiredService<TeamNews>().SignedOffAsync(fact, stop)),
                Reaction.To<ReflectionSignedOff>((services, fact, stop) => services.GetRequiredService<TeamAnswers>().ForgetDraftsAsync(fact, stop)),
                AuditLog.Of<ReflectionReplied>("team.replied", fact => $"{fact.Round.Title}: {fact.Organisation.Name}"),
                Reaction.To<ReflectionReplied>((services, fact, stop) => services.GetRequiredService<TeamNews>().RepliedAsync(fact, stop)),
            ],
            Tables =
            [
                new(
                    new RetentionClock(
                        "together_reflections",
                        "Reflections of organisations",
                        Stays,
                        "the next round starts from them, and a deadline never ends reading"
                    )
                ),
                new(
                    new RetentionClock(
                        "together_answers",
                        "Their answers, with every version",
                        Stays,
                        "who said what, when and why; words that point at a person are taken out of everything that holds a copy"
                    )
                ),
                new(new RetentionClock("together_steps", "What happened to them", Stays, "who submitted, sent back, signed off and replied")),
                new(new RetentionClock("together_replies", "Replies of districts", Stays, "what an organisation was told")),
                new(new RetentionClock("together_readings", "Levels that readers of a district saw", Stays, "how a moderated level came about")),
                new(new RetentionClock("together_moderations", "Moderated levels", Stays, "they stand beside the organisation's own")),
                new(new RetentionClock("together_evidence", "Pointers to evidence", Stays, "where something is held; never the thing itself")),
                new(
                    new RetentionClock(
                        "together_evidence_versions",
                        "What pointers said before",
                        Stays,
                        "what was signed off says of its evidence what it said then"
                    )
                ),
                new(
                    new RetentionClock(
                        "together_assignments",
                        "Who is asked to answer what",
                        "until it is given to another, or the account ends",
                        "my work shows what waits for me"
                    )
                ),
                new(
                    new RetentionClock(
                        "together_drafts",
                        "Words not saved yet",
                        "until they are saved, or the reflection is signed off",
                        "a lost connection loses no words"
                    )
                ),
            ],
            Followers = [typeof(TeamsOfOrganisations)],
            Texts = (services, organisation, stop) => services.GetRequiredService<TextsOfTeams>().OfAsync(organisation, stop),
            Sample = new(60, TogetherSample.Add),
            Walks = TogetherWalks.All,
            Services = services =>
            {
                services.AddScoped<Teams>();
                services.AddScoped<TeamAnswers>();
                services.AddFinding<TeamView>(found => found.GetRequiredService<Teams>().FindAsync);
                services.AddScoped<EvidencePointers>();
                services.AddScoped<TakingOut>();
                services.AddScoped<TextsOfTeams>();
                services.AddScoped<Sharing>();
                services.AddScoped<MyWork>();
                services.AddScoped<TeamNews>();
                services.AddScoped<TeamReplies>();
                services.AddScoped<WaitingReplies>();
            },
        };
}
