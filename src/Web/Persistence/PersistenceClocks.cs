using System.Globalization;
using System.Xml.Linq;
using Lodestar.Kernel;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Persistence;

/// <summary>How long this folder's own records stay, and what looks at all clocks.</summary>
internal static class PersistenceClocks
{
    private const int DaysOfKeys = 30;

    public static void AddRetention(this IServiceCollection services)
    {
        services.AddSingleton<Retention>();
        services.AddHostedService<RetentionSweeper>();
        services.AddSingleton<RetentionClock>(new ExpiryClock<Deletion>(
            "persistence_deletions", "Marks of deletions", $"{Deletions.Months} months", "no backup may be older, so none can bring back what was deleted",
            (db, at) =>
            {
                var last = Week.DayOf(at).AddMonths(-Deletions.Months);
                return db.Set<Deletion>().Where(deletion => deletion.Week <= last).OrderBy(deletion => deletion.Week);
            }));
        services.AddSingleton<RetentionClock>(new ExpiryClock<DataProtectionKey>(
            "persistence_form_keys", "Keys that protect forms", $"{DaysOfKeys} days after they expire", "no form and no sitting lives so long",
            (db, at) =>
            {
                var expired = db.Set<DataProtectionKey>().AsNoTracking().AsEnumerable().Where(key => ExpiryOf(key)?.AddDays(DaysOfKeys) <= at).Select(key => key.FriendlyName).ToList();
                return db.Set<DataProtectionKey>().Where(key => expired.Contains(key.FriendlyName)).OrderBy(key => key.FriendlyName);
            })
        { IsTold = true });
    }

    // Only the secret part of a key is encrypted. What is no key, such as a revocation, has no expiry.
    private static DateTimeOffset? ExpiryOf(DataProtectionKey key) =>
        DateTimeOffset.TryParse(XElement.Parse(key.Xml!).Element("expirationDate")?.Value, CultureInfo.InvariantCulture, out var expires) ? expires : null;
}
