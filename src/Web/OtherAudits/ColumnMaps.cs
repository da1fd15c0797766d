using System.Text.Json;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Standards;
using Lodestar.Tables;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.OtherAudits;

/// <summary>Keeps which columns of an organisation's tables mean what, and guesses them by their names the first time.</summary>
internal sealed class ColumnMaps(Db db, Words words) : IFollowsOrganisations
{
    /// <summary>The largest number that an organisation can keep.</summary>
    private const int Most = 20;

    /// <summary>The maps that an organisation has kept, by name.</summary>
    public async Task<IReadOnlyDictionary<string, ColumnMap>> OfAsync(Guid organisation, CancellationToken stop) =>
        (await db.Set<KeptColumns>().AsNoTracking().Where(one => one.OrganisationId == organisation).OrderBy(one => one.Name).ToListAsync(stop)).ToDictionary(
            one => one.Name,
            one => JsonSerializer.Deserialize<ColumnMap>(one.Content)!
        );

    /// <summary>Keeps a map under a name. An earlier map of the same name is replaced.</summary>
    /// <returns>The problem that prevents it, or null.</returns>
    public async Task<Problem?> KeepAsync(TeamView open, string name, ColumnMap map, CancellationToken stop)
    {
        if (!open.MayLead)
        {
            return new Problem("", "together.stage-moved");
        }

        var organisation = open.Organisation.Id;
        var content = JsonSerializer.Serialize(map);
        if (await db.Set<KeptColumns>().FirstOrDefaultAsync(one => one.OrganisationId == organisation && one.Name == name, stop) is { } kept)
        {
            kept.Content = content;
        }
        else if (await db.Set<KeptColumns>().CountAsync(one => one.OrganisationId == organisation, stop) >= Most)
        {
            return new Problem("Name", "other-audits.import.names-full", Most);
        }
        else
        {
            db.Add(
                new KeptColumns
                {
                    OrganisationId = organisation,
                    Name = name,
                    Content = content,
                }
            );
        }

        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>Keeps the maps of both organisations. If two have the same name, that of the organisation that stays is kept.</summary>
    public async Task<Problem?> MergeAsync(Guid from, Guid into, CancellationToken stop)
    {
        var theirs = await db.Set<KeptColumns>().AsNoTracking().Where(one => one.OrganisationId == from).ToListAsync(stop);
        var known = await db.Set<KeptColumns>().Where(one => one.OrganisationId == into).Select(one => one.Name).ToListAsync(stop);
        db.AddRange(
            theirs
                .Where(one => !known.Contains(one.Name))
                .Select(one => new KeptColumns
                {
                    OrganisationId = into,
                    Name = one.Name,
                    Content = one.Content,
                })
        );
        await db.SaveChangesAsync(stop);
        await db.Set<KeptColumns>().Where(one => one.OrganisationId == from).ExecuteDeleteAsync(stop);
        return null;
    }

    /// <summary>The column names that are recognised.</summary>
    public IReadOnlyList<string> Known =>
        [.. new[] { "item", "theme", "level", "rag", "why", "works-well", "next", "evidence" }.Select(key => words[$"other-audits.column.{key}"])];

    /// <summary>Guesses which columns of a table mean what.</summary>
    public ColumnMap Guess(BroughtTable table, Pack pack)
    {
        return new ColumnMap
        {
            Item = Named("item") is { Length: > 0 } item ? item : Named("theme"),
            Audit = Named("item").Length == 0 && Named("theme").Length > 0 ? OtherAudit.Section11 : "",
            Level = Named("level") is { Length: > 0 } level ? level : Named("rag"),
            Why = Named("why"),
            WorksWell = Named("works-well"),
            Next = Named("next"),
            Evidence = Named("evidence"),
            LevelWords = Meanings(pack),
        };

        string Named(string key) => table.PlaceOf(words[$"other-audits.column.{key}"]) is >= 0 and var place ? table.Head[place] : "";
    }

    /// <summary>The words for each level by default.</summary>
    public IReadOnlyList<string> Meanings(Pack pack) =>
        [
            .. pack.Standards.Levels.Select(level =>
                string.Join(
                    "; ",
                    new[]
                    {
                        $"{level.Number}",
                        level.Name,
                        level.AuditWords,
                        level.Number switch
                        {
                            1 => words["other-audits.red"],
                            2 => words["other-audits.amber"],
                            3 => words["other-audits.green"],
                            _ => "",
                        },
                    }.Where(word => word.Length > 0)
                )
            ),
            words["together.not-known"],
            words["together.not-relevant"],
            $"{words["together.state.open"]}; {words["together.words.no-level"]}; {words["other-audits.no-answer"]}",
        ];
}
