using Lodestar.Kernel;
using Lodestar.Persistence;

namespace Lodestar.Identity;

/// <summary>How the role walk opens the pages of people: it needs an invitation and a person whose role can be ended.</summary>
internal static class IdentityWalks
{
    public static IReadOnlyList<Walk> All { get; } =
    [
        new(IdentityLinks.People, PersonAsync) { ReadAnywhere = true },
        new(IdentityLinks.Invite, _ => Task.FromResult(IdentityLinks.Invite))
        {
            ReadAnywhere = true,
            Filled = new Dictionary<string, string> { ["Email"] = "somebody.new@example.org" },
        },
        new(IdentityLinks.HandOver, _ => Task.FromResult(IdentityLinks.HandOver))
        {
            ReadAnywhere = true,
            Filled = new Dictionary<string, string> { ["Email"] = "somebody.else@example.org" },
        },
    ];

    private static async Task<string> PersonAsync(WalkGround ground)
    {
        var db = ground.Services.GetRequiredService<Db>();
        var email = $"{Guid.NewGuid():N}@example.org";
        var account = Account.Open(email, "Somebody").Value;
        db.Add(account);
        await db.SaveChangesAsync();
        db.Add(
            new AccountPost
            {
                AccountId = account.Id,
                Role = Role.SeniorSignatory,
                Place = Post.InOrganisation(Role.SeniorSignatory, ground.Organisation).Place,
            }
        );
        await db.SaveChangesAsync();
        var invited = await ground
            .Services.GetRequiredService<Invitations>()
            .InviteAsync($"new-{email}", Post.InOrganisation(Role.SeniorSignatory, ground.Organisation), by: null, CancellationToken.None);
        return invited.Problem is null ? $"{IdentityLinks.People}?q={email}" : throw new InvalidOperationException(invited.Problem.Words);
    }
}
