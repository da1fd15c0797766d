using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Notices;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>
/// Tells people by e-mail that a reflection has moved on: what happened, with a link, never what was answered. It is called before the
/// save, so that both are kept or neither.
/// </summary>
internal sealed class TeamNews(Db db, Notifier notifier, Recipients recipients, TimeProvider clock)
{
    /// <summary>It moved to another stage, but was neither signed off nor replied to: those are facts.</summary>
    /// <param name="open">The reflection after the move.</param>
    /// <param name="kind">The kind of move.</param>
    /// <param name="before">The account that was asked to sign it off before the move.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task MovedAsync(TeamView open, TeamStepKind kind, Guid? before, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(open);
        var (id, organisation) = (open.Id, open.Organisation.Id);
        switch (kind)
        {
            case TeamStepKind.Submitted:
                await TellAsync(TogetherNotices.ToSign, "together.mail.to-sign", TogetherLinks.SignOff(id), await OneAsync(open.Team.Signatory));
                break;
            case TeamStepKind.TakenBack:
                await TellAsync(TogetherNotices.ToSign, "together.mail.taken-back", TogetherLinks.Tasks(id), await OneAsync(before));
                break;
            case TeamStepKind.AskedAnother:
                await TellAsync(TogetherNotices.ToSign, "together.mail.asked-another", TogetherLinks.Tasks(id), await OneAsync(before));
                await TellAsync(TogetherNotices.ToSign, "together.mail.to-sign", TogetherLinks.SignOff(id), await OneAsync(open.Team.Signatory));
                break;
            case TeamStepKind.SentBack:
                await TellAsync(TogetherNotices.Signing, "together.mail.sent-back", TogetherLinks.Tasks(id), await LeadsAsync(open.Organisation, stop));
                break;
            case TeamStepKind.Promised:
                await TellAsync(
                    TogetherNotices.Replies,
                    "together.reply.mail-promised",
                    TogetherLinks.Tasks(id),
                    await LeadsAndSignatoryAsync(open.Team, open.Organisation, stop)
                );
                break;
        }

        Task<List<Member>> OneAsync(Guid? account) => recipients.OneOfAsync(account, organisation, stop);

        Task TellAsync(NoticeKind notice, string sentence, string link, IEnumerable<Member> to) =>
            notifier.TellAsync(Notice(notice, link, sentence, open.Organisation, open.Round, open.Me, id), to, stop);
    }

    /// <summary>It was signed off: its leads are told, and the people who owe the reply.</summary>
    public async Task SignedOffAsync(ReflectionSignedOff fact, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var (team, organisation, round, by) = fact;
        await notifier.TellAsync(
            Notice(TogetherNotices.Signing, TogetherLinks.Tasks(team.Id), "together.mail.signed-off", organisation, round, by, team.Id),
            await LeadsAsync(organisation, stop),
            stop
        );
        await notifier.TellAsync(
            Notice(TogetherNotices.ToReply, TogetherLinks.Reply(team.Id), "together.mail.to-reply", organisation, round, by, team.Id),
            await recipients.WhoMayAsync(TogetherCan.Reply, new Where(Organisation: null, organisation.Districts), stop),
            stop
        );
    }

    /// <summary>Its district replied: the people who waited for it are told, and those who owed it no longer are.</summary>
    public async Task RepliedAsync(ReflectionReplied fact, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var (team, organisation, round, by) = fact;
        await notifier.TakeBackAsync(TogetherNotices.ToReply, team.Id, stop);
        await notifier.TellAsync(
            Notice(TogetherNotices.Replies, TogetherLinks.Reply(team.Id), "together.reply.mail-sent", organisation, round, by, team.Id),
            await LeadsAndSignatoryAsync(team, organisation, stop),
            stop
        );
    }

    /// <summary>An answer was corrected: the people who rely on what was submitted are told, once a day, however many answers change.</summary>
    public async Task CorrectedAsync(TeamView open, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(open);
        var today = Week.StartOf(Week.DayOf(clock.GetUtcNow()));
        if (
            await db.Set<TeamAnswer>().AnyAsync(answer => answer.ReflectionId == open.Id && answer.Origin == AnswerOrigin.Corrected && answer.At >= today, stop)
        )
        {
            return;
        }

        var those = await recipients.OneOfAsync(open.Team.Signatory, open.Organisation.Id, stop);
        if (open.Team.Stage is TeamStage.SignedOff or TeamStage.Replied)
        {
            those.AddRange(await recipients.WhoMayAsync(TogetherCan.Reply, new Where(Organisation: null, open.Organisation.Districts), stop));
        }

        await notifier.TellAsync(
            Notice(TogetherNotices.Corrected, TogetherLinks.Tasks(open.Id), "together.mail.corrected", open.Organisation, open.Round, open.Me, open.Id),
            those.Where(member => member.Account != open.Me.Id),
            stop
        );
    }

    private static Notice Notice(NoticeKind kind, string link, string sentence, Organisation organisation, Round round, Person by, Guid about) =>
        new(kind, link, sentence, organisation.Name, round.Title, by.Name) { Place = organisation.Name, About = about };

    private Task<List<Member>> LeadsAsync(Organisation organisation, CancellationToken stop) =>
        recipients.WhoMayAsync(TogetherCan.LeadTeams, new Where(organisation.Id, []), stop);

    private async Task<IEnumerable<Member>> LeadsAndSignatoryAsync(TeamReflection team, Organisation organisation, CancellationToken stop) =>
        (await LeadsAsync(organisation, stop)).Concat(await recipients.OneOfAsync(team.Signatory, organisation.Id, stop));
}
