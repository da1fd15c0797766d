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

/// <summary>A message to one organisation, as its leads get it.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Leads">Whom it goes to.</param>
/// <param name="Letter">The message with all places filled in.</param>
internal sealed record AddressedLetter(Organisation Organisation, IReadOnlyList<Member> Leads, RoundLetter Letter);

/// <summary>Messages to the leads of organisations in a round. Somebody sees each before it goes; which organisations got one is kept, and what it said until it went.</summary>
internal sealed class RoundLetters(Db db, Recipients recipients, Outbox outbox, AuditLog audit, Words words, TimeProvider clock)
{
    /// <summary>So many organisations are written to at a time: as many as somebody can look through, and codes for signing in do not wait long behind them.</summary>
    public const int MostTogether = 100;

    /// <summary>The message to each of some organisations.</summary>
    /// <param name="round">The round.</param>
    /// <param name="letter">What was written.</param>
    /// <param name="parts">The organisations; each has a lead.</param>
    /// <param name="by">Who sends it; named at its end.</param>
    /// <param name="root">The address of the service.</param>
    /// <param name="stop">Ends it.</param>
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

    /// <summary>Tells whether what goes is what was looked at: names, addresses and texts.</summary>
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

    /// <summary>Sends messages, once: whoever sends the same form again sends nothing.</summary>
    public async Task SendAsync(Round round, LetterKind kind, Guid sending, IReadOnlyList<AddressedLetter> letters, Person by, CancellationToken stop)
    {
        // Whoever asks, asks the organisations of their own districts.
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
            // Of two that come at once only one is the first.
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
