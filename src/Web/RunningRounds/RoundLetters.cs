using System.Security.Cryptography;
using System.Text;
using Lodestar.Audit;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.RunningRounds;

/// <summary>A message to one organisation, as its leads receive it.</summary>
/// <param name="Leads">The people to whom it is sent.</param>
/// <param name="Letter">The message with all places filled in.</param>
internal sealed record AddressedLetter(Organisation Organisation, IReadOnlyList<Member> Leads, RoundLetter Letter);

/// <summary>
/// Messages to the leads of organisations in a round. Somebody sees each before it is sent. Which organisations got one is kept, and the
/// message itself until it was sent.
/// </summary>
internal sealed class RoundLetters(Db db, Recipients recipients, Outbox outbox, AuditLog audit, Words words, TimeProvider clock)
{
    /// <summary>
    /// How many organisations are written to at a time: as many as somebody can check, so that codes for signing in do not wait long behind
    /// them.
    /// </summary>
    public const int MostTogether = 100;

    /// <summary>Makes the messages to several organisations.</summary>
    /// <param name="letter">The message that was written.</param>
    /// <param name="parts">The organisations; each has a lead.</param>
    /// <param name="by">The sender, who is named at the end.</param>
    /// <param name="root">The address of the service.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<IReadOnlyList<AddressedLetter>> AddressAsync(
        Round round,
        RoundLetter letter,
        IReadOnlyList<RoundPart> parts,
        Person by,
        string root,
        CancellationToken stop
    )
    {
        var leads = await recipients.WhoMayAsync(TogetherCan.LeadTeams, parts.Select(part => part.Organisation.Id), stop);
        var signed = letter with { Text = $"{letter.Text.ReplaceLineEndings("\n").Trim()}\n\n{words["running-rounds.letters.end", by.Name]}" };
        return
        [
            .. parts.Select(part => new AddressedLetter(
                part.Organisation,
                [.. leads[part.Organisation.Id]],
                signed.For(
                    new LetterFacts(
                        part.Organisation.Name,
                        round.Title,
                        words.Day(round.OpensOn),
                        words.Day(round.ClosesFor(part.Extension)),
                        root + FrontLinks.Work
                    )
                )
            )),
        ];
    }

    /// <summary>A mark that shows whether the messages are those that were checked: names, addresses and texts.</summary>
    public static string MarkOf(IEnumerable<AddressedLetter> letters) =>
        Convert.ToHexString(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\0',
                        letters.SelectMany(letter =>
                            letter
                                .Leads.Select(lead => lead.Email)
                                .Prepend(letter.Organisation.Id.ToString())
                                .Append(letter.Letter.Subject)
                                .Append(letter.Letter.Text)
                        )
                    )
                )
            )
        );

    /// <summary>Sends messages, only once: sending the same form again sends nothing.</summary>
    public async Task SendAsync(Round round, LetterKind kind, Guid sending, IReadOnlyList<AddressedLetter> letters, Person by, CancellationToken stop)
    {
        // People ask the organisations of their own districts.
        var mine = round.Districts.Where(district => by.May(RoundsCan.RunRounds, Where.InDistrict(district))).ToHashSet();
        if (
            letters.Count == 0
            || !letters.All(letter => letter.Organisation.Districts.Any(mine.Contains))
            || await db.Set<RoundMessage>().AnyAsync(message => message.SendingId == sending, stop)
        )
        {
            return;
        }

        var today = Kernel.Week.DayOf(clock.GetUtcNow());
        db.AddRange(
            letters.Select(
                (letter, number) =>
                    new RoundMessage
                    {
                        SendingId = sending,
                        Number = number,
                        RoundId = round.Id,
                        OrganisationId = letter.Organisation.Id,
                        Kind = kind,
                        SentOn = today,
                        By = by.Id,
                    }
            )
        );
        foreach (var (letter, lead) in letters.SelectMany(letter => letter.Leads.Select(lead => (letter.Letter, lead))))
        {
            outbox.Add(db, new Message(lead.Email, letter.Subject, letter.Text));
        }

        audit.Add(kind == LetterKind.Invitation ? "round.invited" : "round.reminded", $"{round.Title}: {letters.Count} organisations");
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (db.ChangeTracker.Entries<RoundMessage>().Any())
        {
            // If two come at once, only one is first.
            db.ChangeTracker.Clear();
            if (await db.Set<RoundMessage>().AnyAsync(message => message.SendingId == sending, stop))
            {
                return;
            }

            throw;
        }
    }

    /// <summary>How many organisations got a message in one sending of a round.</summary>
    public Task<int> CountAsync(Guid round, Guid sending, CancellationToken stop) =>
        db.Set<RoundMessage>().CountAsync(message => message.RoundId == round && message.SendingId == sending, stop);
}
