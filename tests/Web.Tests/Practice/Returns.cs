using System.Security.Cryptography;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Practice;

/// <summary>Puts submitted reflections straight into the database, for tests that need many.</summary>
internal static class Returns
{
    public static async Task<IReadOnlyList<Guid>> AddReturnsAsync(this IServiceProvider services, Round round, IEnumerable<string> contents)
    {
        var db = services.GetRequiredService<Db>();
        var ids = new List<Guid>();
        foreach (var content in contents)
        {
            var sheet = new Sheet
            {
                Id = Guid.NewGuid(),
                Owner = RandomNumberGenerator.GetBytes(32),
                RoundId = round.Id,
                Reflection = round.Reflection,
                PackVersion = round.PackVersion,
                Scope = Scope.Whole,
                Week = Week.Of(services.GetRequiredService<TimeProvider>().GetUtcNow()),
                Revision = 1,
                Submitted = 1,
            };
            db.Add(sheet);
            db.Add(
                new SheetEntry
                {
                    SheetId = sheet.Id,
                    Revision = 1,
                    Content = content,
                }
            );
            ids.Add(sheet.Id);
        }

        await db.SaveChangesAsync();
        await services.GetRequiredService<TallyBook>().RebuildAsync(CancellationToken.None);
        return ids;
    }
}
