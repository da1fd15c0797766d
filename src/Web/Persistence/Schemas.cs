using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Lodestar.Persistence;

/// <summary>The schemas that a database can have, by the names of their migrations, which both engines share.</summary>
internal static class Schemas
{
    // Nothing leads on from the schemas of 0.1.0, which were before the first release.
    private static readonly string[] BeforeTheFirst =
    [
        "First",
        "Showings",
        "Arrivals",
        "Keeping",
        "Identity",
        "Teams",
        "SigningInAgain",
        "Concerns",
        "Organisations",
        "Audits",
        "LocalQuestions",
        "EvidenceHistory",
        "Outbox",
    ];

    /// <summary>Says why a schema that this version does not know cannot be used.</summary>
    /// <param name="what">What has the schema, to begin a sentence.</param>
    /// <param name="schema">The name of the schema.</param>
    /// <param name="then">What to do once a newer version is installed, for instance ", then restore".</param>
    public static string Unknown(string what, string schema, string then = "") =>
        BeforeTheFirst.Contains(schema)
            ? $"{what} was made by a version before 0.2.0 (schema '{schema}'), and 0.2.0 starts afresh: nothing leads from there to here. Make "
                + "a sample again in an empty folder; version 0.1.0 still opens this one."
            : $"{what} was made by a newer version of Lodestar, with the schema '{schema}'. Install that version{then}.";

    /// <summary>All names, oldest first.</summary>
    public static IReadOnlyList<string> Names(Db db) => [.. db.GetService<IMigrationsAssembly>().Migrations.Keys.Order(StringComparer.Ordinal).Select(NameOf)];

    /// <summary>The schema in a snapshot, which must be that of this version of Lodestar.</summary>
    /// <exception cref="InvalidDataException">It is older or newer.</exception>
    public static async Task<string> NewestAppliedAsync(Db db, DbTransaction snapshot, CancellationToken stop)
    {
        var there = await snapshot.AskAsync("SELECT max(\"MigrationId\") FROM \"__EFMigrationsHistory\"", stop) as string ?? "0_nothing";
        var newest = Names(db)[^1];
        return NameOf(there) == newest
            ? newest
            : throw new InvalidDataException(
                $"The database has the schema '{NameOf(there)}' and this version of Lodestar has '{newest}'. Make the backup with the version "
                    + "that served it last, then upgrade."
            );
    }

    /// <summary>Every table of the model, and every table that a migration ever made.</summary>
    public static IEnumerable<string> Tables(Db db)
    {
        var assembly = db.GetService<IMigrationsAssembly>();
        var made = assembly
            .Migrations.Values.SelectMany(type => assembly.CreateMigration(type, db.Database.ProviderName!).UpOperations)
            .OfType<CreateTableOperation>()
            .Select(table => table.Name);
        return db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Union(made);
    }

    /// <summary>The SQL that leads from one schema to another, for the caller's transaction.</summary>
    public static string Script(Db db, string? from, string? to) =>
        db.GetService<IMigrator>().GenerateScript(from, to, MigrationsSqlGenerationOptions.NoTransactions);

    // The id of a migration is its time and its name.
    /// <summary>The name in the id of a migration.</summary>
    internal static string NameOf(string id) => id[(id.IndexOf('_') + 1)..];
}
