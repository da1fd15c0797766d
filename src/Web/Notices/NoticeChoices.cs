using System.Buffers.Text;
using System.Security.Cryptography;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Notices;

/// <summary>How often people want each kind of e-mail that they may stop, and the signed links that stop one.</summary>
internal sealed class NoticeChoices(Db db, Accounts accounts, Capabilities capabilities, SecretKey secret)
{
    private const int SignatureLength = 16;
    private const int IdLength = 16;

    /// <summary>The kinds that a person gets and may stop.</summary>
    public IReadOnlyList<NoticeKind> KindsFor(Person person) => [.. capabilities.Notices.Where(kind => kind.Choice?.IsFor(person) == true)];

    /// <summary>How often a person gets each of these kinds, by the name of the kind.</summary>
    public async Task<IReadOnlyDictionary<string, NoticePace>> OfAsync(Person me, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(me);
        var chosen = await db.Set<ChosenPace>().AsNoTracking().Where(one => one.AccountId == me.Id).ToDictionaryAsync(one => one.Kind, one => one.Pace, stop);
        return KindsFor(me).ToDictionary(kind => kind.Name, kind => chosen.TryGetValue(kind.Name, out var pace) ? pace : kind.Choice!.Usual);
    }

    /// <summary>How often each of some accounts gets one kind.</summary>
    public async Task<IReadOnlyDictionary<Guid, NoticePace>> PacesAsync(NoticeKind kind, IReadOnlyList<Guid> those, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (kind.Choice is not { } choice)
        {
            return those.ToDictionary(account => account, _ => NoticePace.AtOnce);
        }

        var chosen = await db.Set<ChosenPace>()
            .AsNoTracking()
            .Where(one => one.Kind == kind.Name && those.Contains(one.AccountId))
            .ToDictionaryAsync(one => one.AccountId, one => one.Pace, stop);
        return those.ToDictionary(account => account, account => chosen.TryGetValue(account, out var pace) ? pace : choice.Usual);
    }

    /// <summary>Saves what a person chose. Kinds that they do not get are ignored.</summary>
    public async Task ChooseAsync(Person me, IReadOnlyDictionary<string, NoticePace> wanted, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        foreach (var kind in KindsFor(me))
        {
            if (wanted.TryGetValue(kind.Name, out var pace))
            {
                await KeepAsync(me.Id, kind, pace, stop);
            }
        }

        await transaction.CommitAsync(stop);
    }

    /// <summary>The path that stops a kind for an account without signing in. It is signed for both, and valid as long as the account.</summary>
    public string StopLink(Guid account, NoticeKind kind) => NoticesLinks.Stop(kind.Name, TokenOf(account, kind.Name));

    /// <summary>The kind that a link stops, and how often its reader gets it now; null if the signature is wrong or the account has ended.</summary>
    public async Task<(NoticeKind Kind, NoticePace Now)?> SignedAsync(string kind, string token, CancellationToken stop) =>
        await ReaderOfAsync(kind, token, stop) is var (account, found) ? (found, (await PacesAsync(found, [account], stop))[account]) : null;

    /// <summary>Stops the kind of a link for its reader.</summary>
    /// <returns>False if the signature is wrong or the account has ended.</returns>
    [ForTheMachine("The link is signed for the person who got the message, who need not sign in.")]
    public async Task<bool> StopAsync(string kind, string token, CancellationToken stop)
    {
        if (await ReaderOfAsync(kind, token, stop) is not var (account, found))
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await KeepAsync(account, found, NoticePace.Never, stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private async Task KeepAsync(Guid account, NoticeKind kind, NoticePace pace, CancellationToken stop)
    {
        var (name, said) = (kind.Name, $"{pace}");
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO notices_choices (account_id, kind, pace) VALUES ({account}, {name}, {said})
            ON CONFLICT (account_id, kind) DO UPDATE SET pace = excluded.pace
            """,
            stop
        );
        if (pace == NoticePace.Never)
        {
            await db.Set<WaitingNotice>().Where(one => one.AccountId == account && one.Kind == name).ExecuteDeleteAsync(stop);
        }
    }

    private async Task<(Guid Account, NoticeKind Kind)?> ReaderOfAsync(string kind, string token, CancellationToken stop)
    {
        var bytes = new byte[IdLength + SignatureLength];
        if (
            capabilities.Notices.FirstOrDefault(one => one.Name == kind && one.Choice is not null) is not { } found
            || !Base64Url.IsValid(token, out var length)
            || length != bytes.Length
            || !Base64Url.TryDecodeFromChars(token, bytes, out _)
        )
        {
            return null;
        }

        var account = new Guid(bytes.AsSpan(0, IdLength));
        var isOurs = CryptographicOperations.FixedTimeEquals(bytes.AsSpan(IdLength), SignatureOf(account, kind));
        return isOurs && await accounts.PersonAsync(account, stop) is not null ? (account, found) : null;
    }

    private string TokenOf(Guid account, string kind) => Base64Url.EncodeToString([.. account.ToByteArray(), .. SignatureOf(account, kind)]);

    private byte[] SignatureOf(Guid account, string kind) => secret.Mac("stop notices", $"{account} {kind}")[..SignatureLength];
}
