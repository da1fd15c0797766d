using System.Security.Cryptography;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>Remembers what a browser was asked until the answer comes, so that each answer is taken once, whichever node gets it.</summary>
[ForTheMachine("Part of signing in: what a browser was asked is kept for minutes.")]
internal sealed class Challenges(Db db, SecretKey secret, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>Keeps what is needed to check the answer.</summary>
    /// <returns>The token that the answer must carry.</returns>
    public async Task<string> KeepAsync(string purpose, string state, CancellationToken stop)
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        db.Add(
            new Challenge
            {
                Finder = FinderOf(purpose, token),
                State = state,
                Until = clock.GetUtcNow() + Lasts,
            }
        );
        await db.SaveChangesAsync(stop);
        return token;
    }

    /// <summary>Takes what was kept, only once even if two ask at the same time; null if it was taken or is too old.</summary>
    public async Task<string?> TakeAsync(string purpose, string? token, CancellationToken stop)
    {
        var (finder, now) = (FinderOf(purpose, token ?? ""), clock.GetUtcNow());
        return
            await db.Set<Challenge>().AsNoTracking().FirstOrDefaultAsync(one => one.Finder == finder && one.Until > now, stop) is { } kept
            && await db.Set<Challenge>().Where(one => one.Finder == finder).ExecuteDeleteAsync(stop) == 1
            ? kept.State
            : null;
    }

    private byte[] FinderOf(string purpose, string token) => secret.Mac("challenge", $"{purpose} {token}");
}
