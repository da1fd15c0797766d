using System.Globalization;
using System.Xml.Linq;
using Lodestar.Kernel;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Persistence;

/// <summary>The database: its schema, backups and deletions.</summary>
internal static class PersistenceCapability
{
    private const int DaysOfKeys = 30;

    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declared { get; } =
        new("Persistence")
        {
            Events = ["backup.made", "backup.restored", "database.migrated"],
            Tables =
            [
                new(
                    new ExpiryClock<Deletion>(
                        "persistence_deletions",
                        "Marks of deletions",
                        $"{Deletions.Months} months",
                        "no backup may be older, so none can bring back what was deleted",
                        (db, at) =>
                        {
                            var last = Week.DayOf(at).AddMonths(-Deletions.Months);
                            return db.Set<Deletion>().Where(deletion => deletion.Week <= last).OrderBy(deletion => deletion.Week);
                        }
                    )
                ),
                new(
                    new ExpiryClock<DataProtectionKey>(
                        "persistence_form_keys",
                        "Keys that protect forms",
                        $"{DaysOfKeys} days after they expire",
                        "no form and no sitting lives so long",
                        (db, at) =>
                        {
                            var expired = db.Set<DataProtectionKey>()
                                .AsNoTracking()
                                .AsEnumerable()
                                .Where(key => ExpiryOf(key)?.AddDays(DaysOfKeys) <= at)
                                .Select(key => key.FriendlyName)
                                .ToList();
                            return db.Set<DataProtectionKey>().Where(key => expired.Contains(key.FriendlyName)).OrderBy(key => key.FriendlyName);
                        }
                    )
                    {
                        IsTold = true,
                    }
                ),
            ],
        };

    // Only the secret part of a key is encrypted. Other entries, such as a revocation, have no expiry.
    private static DateTimeOffset? ExpiryOf(DataProtectionKey key) =>
        DateTimeOffset.TryParse(XElement.Parse(key.Xml!).Element("expirationDate")?.Value, CultureInfo.InvariantCulture, out var expires) ? expires : null;
}
