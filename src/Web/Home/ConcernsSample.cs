using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Safeguards;

namespace Lodestar.Home;

/// <summary>Working hours of the invented leads, and a concern in each state. No words were ever written for them.</summary>
internal static class ConcernsSample
{
    private static readonly DayOfWeek[] Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Adds them, for the leads of the first district.</summary>
    public static void Add(SampleGround ground)
    {
        var db = ground.Services.GetRequiredService<Db>();
        var district = ground.Services.GetRequiredService<DistrictNames>().All[0].Code;
        var organisations = PartnershipSample.Organisations(db);
        var people = db.Added<Account>().ToDictionary(account => account.Name, account => account.Id);
        var now = ground.Now;
        var (lead, deputy) = (people["Kemi Adair"], people["Lena Firth"]);
        db.AddRange(
            Days.Select(day => new WatchHours
            {
                AccountId = lead,
                Day = day,
                From = 9 * 60,
                Until = 17 * 60,
            })
        );
        db.AddRange(
            Days.Select(day => new WatchHours
            {
                AccountId = deputy,
                Day = day,
                From = 8 * 60,
                Until = 16 * 60,
            })
        );
        var organisation = organisations.First(one => one.Districts.Contains(district)).Id;

        var old = Concern.Raise("practice.place.note", district, null, forThemself: true, now.AddDays(-26));
        var asked = Concern.Raise("together.place.team", district, organisation, forThemself: false, now.AddHours(-3));
        asked.AskContact(people["Ewa Nowak"]);
        old.See();
        old.DealWith(now.AddDays(-25));
        asked.See();
        db.AddRange(old, asked);
        Step(old, ConcernStepKind.LeadTold, old.At, null);
        Step(old, ConcernStepKind.DealtWith, now.AddDays(-25), deputy);
        Step(asked, ConcernStepKind.ContactAsked, asked.At.AddMinutes(1), null);
        Step(asked, ConcernStepKind.LeadTold, asked.At.AddMinutes(2), null);
        Step(asked, ConcernStepKind.Seen, asked.At.AddMinutes(40), lead);
        db.Add(Concern.Raise("practice.place.note", district, null, forThemself: true, now.AddHours(-2)));

        void Step(Concern concern, ConcernStepKind kind, DateTimeOffset at, Guid? by) =>
            db.Add(
                new ConcernStep
                {
                    Id = Guid.NewGuid(),
                    ConcernId = concern.Id,
                    Kind = kind,
                    At = at,
                    By = by,
                }
            );
    }
}
