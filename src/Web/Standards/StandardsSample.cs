using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Ui;

namespace Lodestar.Standards;

/// <summary>Adds what the coordinator of the sample has started to write: a question, and help with another, both ready to be published.</summary>
internal static class StandardsSample
{
    private const string Writer = "Bola Adeyemi";

    /// <summary>Adds it to the sample.</summary>
    public static void Add(SampleGround ground)
    {
        var db = ground.Services.GetRequiredService<Db>();
        var now = ground.Now;
        AddFrontDoors(db, ground.Services.GetRequiredService<Packs>().Current(Language.English), ground.Today);
        Draft(
            "L1",
            new LocalQuestion
            {
                Id = "L1",
                Standard = "multi-agency-response",
                Title = "Using our region's escalation route",
                Question = "When we think a child is not being heard, do we know and use the escalation route that our region agreed?",
                Hint = "Think of the last time two services saw things differently.",
                Levels =
                [
                    "Few of us know that there is a route.",
                    "Leads know the route. Others would have to ask.",
                    "All staff and volunteers know the first two steps, and leads have used them.",
                    "We look back at each time we used it, and share with partners what it taught us.",
                ],
                Good = "Anyone can say who they would turn to next, and feels backed when they do.",
                NotYet = "A worry goes back and forth between two services. Nobody is sure who may ask a manager to step in.",
                Evidence = ["The route on one page, with names of roles", "Notes of a time when it was used", "Induction checklist"],
                Feedback = "Speaking up once more is part of the work, and never a complaint about a person.",
                NextStep = "Put the route on one page where everyone looks, and talk it through in a team meeting.",
                Tags = ["working-together", "speaking-up"],
                Section11 = ["S3", "S7"],
            }
        );
        Draft(
            $"{LocalDrafts.HelpMark}O12",
            new HelpText { Item = "O12", Hint = "Think of who is not in the room. Our youth panels can tell you who is missing." }
        );

        void Draft<T>(string about, T content) =>
            db.Add(
                new LocalDraft
                {
                    About = about,
                    Content = LayerForm.Write(content),
                    Version = 1,
                    ByName = Writer,
                    At = now.AddDays(-2),
                }
            );
    }

    // The front doors whose number is not in doubt; the others show how a page looks without one.
    private static void AddFrontDoors(Db db, Pack pack, DateOnly today) =>
        db.AddRange(
            pack.Services.Where(service => service is { Category: ServiceCategory.LocalSafeguarding, ShownPhone: not null, Districts: [_] })
                .Select(service =>
                    FrontDoor.Confirm(service.Districts[0], service.ShownPhone!, "", "in working hours.", "Sample safeguarding lead", today).Value
                )
        );
}
