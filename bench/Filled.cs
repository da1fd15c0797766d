using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Practice;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Bench;

/// <summary>A database with a closed round of many whole reflections, as the service would have written them, and an open round.</summary>
internal static class Filled
{
    public const string OpenRound = "open-open";

    private const int Together = 20_000;

    /// <summary>Fills a new database.</summary>
    /// <returns>The id of the closed round.</returns>
    public static async Task<Guid> MakeAsync(Settings settings, int reflections)
    {
        await using var app = await Host.BuildAsync(settings, CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var pack = app.Services.GetRequiredService<Packs>().Current(Language.English);
        var reflection = pack.Reflection("practitioner");
        var today = Week.DayOf(DateTimeOffset.UtcNow);
        string[] districts = [.. pack.Info.Districts.Select(district => district.Id)];
        var closed = Round.Past(new NewRound("Closed", reflection.Id, districts, pack.Info.Version, today.AddDays(-60), today.AddDays(-1)), "clos-clos");
        var open = Round.Past(new NewRound("Open", reflection.Id, districts, pack.Info.Version, today.AddDays(-1), today.AddDays(60)), OpenRound);
        db.AddRange(closed, open);
        await db.SaveChangesAsync();

        // A few hundred different people, repeated: the measurement does not depend on how they differ.
        var random = new Random(1);
        byte[][] contents = [.. Enumerable.Range(0, 499).Select(_ => Pressed.Press(SheetJson.Write(reflection, Answers(pack, reflection, random))))];
        await using var connection = await Connections.OpenAsync(settings, CancellationToken.None);
        await using var statements = new Statements(connection);
        var batch = settings.Database is null ? Together : 500;
        for (var done = 0; done < reflections; done += batch)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await statements.WriteAsync(
                transaction,
                [.. Enumerable.Range(done, Math.Min(batch, reflections - done)).SelectMany(number => Rows(closed, contents[number % contents.Length], random))],
                CancellationToken.None
            );
            await transaction.CommitAsync();
        }

        await scope.ServiceProvider.GetRequiredService<TallyBook>().RebuildAsync(CancellationToken.None);
        return closed.Id;
    }

    private static IEnumerable<Statement> Rows(Round round, byte[] content, Random random)
    {
        var (id, owner) = (Guid.NewGuid(), new byte[32]);
        random.NextBytes(owner);
        yield return new Statement(
            "INSERT INTO practice_sheets (id, owner, round_id, organisation_id, reflection, pack_version, scope, week, revision, submitted, "
                + "shown) VALUES ($1, $2, $3, NULL, $4, $5, 'Whole', $6, 1, 1, $7)",
            id,
            owner,
            round.Id,
            round.Reflection,
            round.PackVersion,
            Week.Of(round.OpensOn),
            false
        );
        yield return new Statement("INSERT INTO practice_entries (sheet_id, revision, content, note) VALUES ($1, 1, $2, NULL)", id, content);
    }

    /// <summary>Whole answers of somebody from any district and sector.</summary>
    public static AnswerSheet Answers(Pack pack, PersonReflection reflection, Random random)
    {
        var sheet = AnswerSheet.Empty;
        while (new Journey(reflection, Scope.Whole, sheet).Asked.FirstOrDefault(item => !sheet.Has(item)) is { } item)
        {
            var choices = AnswerCheck.Choices(pack, reflection, item).Where(choice => !choice.Alone).ToList();
            sheet = sheet.With(item, item.Kind == ItemKind.Text ? [""] : [choices[random.Next(choices.Count)].Code]);
        }

        return sheet with
        {
            Note = null,
        };
    }
}
