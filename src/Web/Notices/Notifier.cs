using System.Text.Json;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Notices;

/// <summary>
/// Tells people something by e-mail, each as often as they chose. The caller saves it together with what it reports. It is in the language
/// of the service, not in that of the person who acted.
/// </summary>
internal sealed class Notifier(Db db, Outbox outbox, NoticeChoices choices, Languages languages, ServiceAddress address, SecretKey secret, TimeProvider clock)
{
    /// <summary>The purpose for which notices that wait are sealed.</summary>
    internal const string Purpose = "notices that wait";

    /// <summary>Tells some people. A person who is in the list twice, for two roles, is told once.</summary>
    public async Task TellAsync(Notice notice, IEnumerable<Member> to, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var everyone = to.DistinctBy(one => one.Account).ToList();
        var (words, root) = (languages.English, address.Root);
        var paces = await choices.PacesAsync(notice.Kind, [.. everyone.Select(one => one.Account)], stop);
        var told = new ToldWords(words[notice.Sentence, notice.With], root + notice.Link);
        foreach (var one in everyone)
        {
            if (paces[one.Account] == NoticePace.AtOnce)
            {
                outbox.Add(db, Message(notice, told, one), notice.Kind);
            }
            else if (paces[one.Account] != NoticePace.Never)
            {
                Wait(notice, told, one.Account, paces[one.Account]);
            }
        }

        Message Message(Notice one, ToldWords told, Member member)
        {
            var (subject, text) = (words[one.Kind.Subject, one.Place], words["notices.text", told.Sentence, told.Link]);
            if (one.Kind.Choice is null)
            {
                return new Message(member.Email, subject, text);
            }

            var stopAt = root + choices.StopLink(member.Account, one.Kind);
            return new Message(member.Email, subject, text + words["notices.text-end", stopAt, root + NoticesLinks.Choices]) { StopAt = stopAt };
        }
    }

    /// <summary>Removes what still waits for a digest, because it is settled.</summary>
    /// <param name="kind">The kind of e-mail.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="stop">Stops the work.</param>
    [ForTheMachine("The verb that settled it asked before.")]
    public Task TakeBackAsync(NoticeKind kind, Guid about, CancellationToken stop) =>
        db.Set<WaitingNotice>().Where(one => one.Kind == kind.Name && one.About == about).ExecuteDeleteAsync(stop);

    private void Wait(Notice notice, ToldWords told, Guid account, NoticePace pace)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.Add(
            new WaitingNotice
            {
                Id = id,
                AccountId = account,
                Kind = notice.Kind.Name,
                About = notice.About,
                Sealed = secret.Seal(Purpose, JsonSerializer.SerializeToUtf8Bytes(told), id),
                GoesOn = NoticeDigest.DayAfter(now, pace),
            }
        );
    }
}
