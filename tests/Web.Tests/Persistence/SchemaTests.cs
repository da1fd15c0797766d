using Lodestar.Practice;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lodestar.Persistence;

[Trait("Category", "Data")]
public class SchemaTests(World world) : IClassFixture<World>
{
    private static readonly string[] Foundation = ["Partnership", "Identity", "Audit", "Persistence"];

    [Fact]
    public async Task The_database_has_the_newest_schema_and_the_model_has_no_change_that_is_not_in_a_migration()
    {
        Assert.Empty(await world.OnDbAsync(db => db.Database.GetPendingMigrationsAsync()));
        Assert.False(await world.OnDbAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    [Fact]
    public async Task Every_table_begins_with_its_capability_and_no_foreign_key_crosses_into_another()
    {
        var crossing = await world.OnDbAsync(db =>
            Task.FromResult(
                (
                    from entity in db.GetService<IDesignTimeModel>().Model.GetEntityTypes()
                    from key in entity.GetForeignKeys()
                    let here = Capability(entity)
                    let there = Capability(key.PrincipalEntityType)
                    where here != there && !Foundation.Contains(there) && !(BoundaryTests.MayUse.GetValueOrDefault(here) ?? []).Contains(there)
                    select $"{entity.GetTableName()} -> {key.PrincipalEntityType.GetTableName()}"
                ).ToList()
            )
        );

        Assert.Empty(crossing);
    }

    [Fact]
    public async Task Nothing_says_when_a_person_answered_more_finely_than_the_week_but_the_end_of_a_sitting()
    {
        var fine = await world.OnDbAsync(db =>
            Task.FromResult(
                (
                    from entity in db.GetService<IDesignTimeModel>().Model.GetEntityTypes()
                    where !IsOfATeam(entity)
                    from property in entity.GetProperties()
                    where property.ClrType == typeof(DateTimeOffset) || property.ClrType == typeof(DateTimeOffset?)
                    select $"{entity.GetTableName()}.{property.Name}"
                ).ToList()
            )
        );

        // The audit log is about people who run the service. The end of a sitting, and of a page to come back to, is a full hour, and the key of an
        // arrival is deleted at a midnight. People who sign in do not reflect for themselves, and an organisation has to know who wrote what. Of
        // words that somebody wrote for themself, a concern keeps the hour. Jobs run by the clock.
        Assert.Equal(
            [
                "audit_entries.At",
                "identity_challenges.Until",
                "identity_invitations.Until",
                "identity_second_tries.At",
                "identity_sessions.Began",
                "identity_sessions.Seen",
                "identity_sign_ins.Asked",
                "jobs_due.DueAt",
                "jobs_due.EndedAt",
                "jobs_due.HeldUntil",
                "mail_outbox.Next",
                "mail_outbox.Until",
                "partnership_imports.Until",
                "practice_arrivals.Until",
                "practice_return_failures.Until",
                "practice_sittings.Until",
                "safeguards_concerns.At",
                "safeguards_concerns.Closed",
                "safeguards_steps.At",
                "standards_drafts.At",
                "standards_layers.At",
                "ui_shown_pages.Until",
            ],
            fine.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task No_column_is_made_for_a_name_an_address_or_a_browser_of_who_answers()
    {
        var columns = await world.OnDbAsync(db =>
            Task.FromResult(
                db.GetService<IDesignTimeModel>()
                    .Model.GetEntityTypes()
                    .Where(entity => Capability(entity) == "Practice")
                    .SelectMany(entity => entity.GetProperties().Select(property => property.GetColumnName()))
                    .ToList()
            )
        );

        Assert.DoesNotContain(columns, column =>
            column.Contains("mail")
            || (column.Contains("ip") && !column.Contains("description"))
            || column.Contains("agent")
            || column.Contains("name")
            || column.Contains("phone")
        );
    }

    [Fact]
    public async Task Sheets_are_found_by_random_ids_that_hold_no_time()
    {
        using var visitor = world.Visitor();
        var (_, code) = await visitor.FinishAsync();

        var id = (await world.SheetOfAsync(code)).Sheet.Id;

        Assert.Equal(4, id.Version);
    }

    // The longest name of a folder with which the table begins: running_rounds_messages is of RunningRounds.
    private static string Capability(IReadOnlyEntityType entity) =>
        BoundaryTests
            .MayUse.Keys.Concat(BoundaryTests.Foundation)
            .Where(folder => entity.GetTableName()!.StartsWith(Snake(folder) + "_", StringComparison.Ordinal))
            .MaxBy(folder => folder.Length)
        ?? throw new InvalidOperationException($"{entity.GetTableName()} begins with no capability.");

    private static string Snake(string folder) =>
        string.Concat(folder.Select((letter, place) => char.IsUpper(letter) && place > 0 ? $"_{letter}" : $"{letter}")).ToLowerInvariant();

    // What an organisation writes together, signed in, and those who run rounds.
    private static bool IsOfATeam(IReadOnlyEntityType entity) => Capability(entity) is "Together" or "Plans" or "OtherAudits";
}
