using System.Text.Json;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Notices;

/// <summary>
/// Sends people who want it so one message a day, or on Mondays, for everything that waits for them. The notices are deleted in the
/// transaction that adds the message to the outbox, so that each is sent once.
/// </summary>
internal sealed class NoticeDigest(
    Db db,
    Outbox outbox,
    Accounts accounts,
    NoticeChoices choices,
    Languages languages,
    ServiceAddress address,
    SecretKey secret,
    TimeProvider clock,
    ILogger<NoticeDigest> log
)
{
    private const int MostDays = 14;

    private static readonly Schedule Mornings = Schedule.Daily(new TimeOnly(7, 0));

    /// <summary>The kind of the digest itself. Each kind in it can be stopped.</summary>
    public static readonly NoticeKind Kind = new("digest", "notices.digest-subject");

    /// <summary>The job, every morning.</summary>
    public static Job Job { get; } = new("digest", "notices.job.what", Mornings, turn => turn.Services.GetRequiredService<NoticeDigest>().RunAsync(turn));

    /// <summary>The retention clock of notices that wait: they are deleted if the job has not run for long.</summary>
    public static readonly RetentionClock KeptFor = new ExpiryClock<WaitingNotice>(
        "notices_waiting",
        "What people are told of in one message a day or week",
        $"until it went, {MostDays} days at most",
        "they chose to be told of all together",
        (db, at) =>
        {
            var last = Week.DayOf(at).AddDays(-MostDays);
            return db.Set<WaitingNotice>().Where(one => one.GoesOn <= last).OrderBy(one => one.GoesOn);
        }
    );

    /// <summary>The day on which a notice of this moment is sent.</summary>
    public static DateOnly DayAfter(DateTimeOffset moment, NoticePace pace)
    {
        var day = Week.DayOf(Mornings.After(moment));
        return pace == NoticePace.Weekly && day.DayOfWeek != DayOfWeek.Monday ? Week.Of(day).AddDays(7) : day;
    }

    private async Task<JobResult> RunAsync(JobTurn turn)
    {
        var (sent, failed) = (0, default(Exception));
        var today = Week.DayOf(clock.GetUtcNow());
        foreach (var account in await db.Set<WaitingNotice>().Where(one => one.GoesOn <= today).Select(one => one.AccountId).Distinct().ToListAsync(turn.Stop))
        {
            await turn.HoldAsync();
            try
            {
                sent += await SendAsync(account, today, turn.Stop) ? 1 : 0;
            }
            catch (Exception wrong) when (!turn.Stop.IsCancellationRequested)
            {
                // A failure for one person does not hold up the others.
                log.LogWarning("A digest could not be written yet: {Reason}", wrong.GetType().Name);
                failed = wrong;
                db.ChangeTracker.Clear();
            }
        }

        return failed is null
            ? new JobResult(sent == 0 ? "notices.job.none" : "notices.job.sent", sent)
            : throw new InvalidOperationException("Not all digests could be written.", failed);
    }

    // False if nothing is left to tell, because their role ended or there is no such kind any longer.
    private async Task<bool> SendAsync(Guid account, DateOnly today, CancellationToken stop)
    {
        var rows = await db.Set<WaitingNotice>().Where(one => one.AccountId == account && one.GoesOn <= today).OrderBy(one => one.Id).ToListAsync(stop);
        var person = await accounts.PersonAsync(account, stop);
        var waiting = person is null
            ? []
            : (
                from kind in choices.KindsFor(person)
                let told = Told(rows.Where(row => row.Kind == kind.Name))
                where told.Count > 0
                select (Kind: kind, Told: told)
            ).ToList();
        if (waiting.Count > 0)
        {
            outbox.Add(db, Message((await accounts.AccountAsync(account, stop)).Email, account, waiting));
        }

        db.RemoveRange(rows);
        await db.SaveChangesAsync(stop);
        return waiting.Count > 0;
    }

    private List<ToldWords> Told(IEnumerable<WaitingNotice> rows) =>
        [
            .. rows.Select(row => secret.Unseal(Notifier.Purpose, row.Sealed, row.Id))
                .OfType<byte[]>()
                .Select(plain => JsonSerializer.Deserialize<ToldWords>(plain)!)
                .Distinct(),
        ];

    private Message Message(string to, Guid account, List<(NoticeKind Kind, List<ToldWords> Told)> waiting)
    {
        var (words, root) = (languages.English, address.Root);
        var parts = waiting.Select(one =>
            words[
                "notices.digest-part",
                words[one.Kind.Choice!.Title],
                string.Join("\n\n", one.Told.Select(told => words["notices.text", told.Sentence, told.Link])),
                root + choices.StopLink(account, one.Kind)
            ]
        );
        return new Message(to, words[Kind.Subject], words["notices.digest", string.Join("\n\n\n", parts), root + NoticesLinks.Choices])
        {
            // A mail program can stop one kind; of several it could not say which.
            StopAt = waiting is [var only] ? root + choices.StopLink(account, only.Kind) : null,
        };
    }
}
