using Lodestar.Audit;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Safeguards;

/// <summary>Who is told of concerns in a district, and when.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="Leads">Its leads who have hours.</param>
/// <param name="Deputies">Its deputies who have hours.</param>
/// <param name="Times">The hours of all of them.</param>
internal sealed record Watch(string District, IReadOnlyList<Member> Leads, IReadOnlyList<Member> Deputies, WatchTimes Times)
{
    /// <summary>True once there are two different people with hours. Before that nobody is told anything, and the writer can read that.</summary>
    public bool IsOn => Leads.Any(lead => Deputies.Any(deputy => deputy.Account != lead.Account));
}

/// <summary>The hours of safeguarding leads.</summary>
internal sealed class Watches(Db db, Recipients recipients, AuditLog audit)
{
    /// <summary>Who is told of concerns in several districts.</summary>
    public async Task<IReadOnlyList<Watch>> OfAsync(IReadOnlyCollection<string> districts, CancellationToken stop) =>
        districts.Count == 0 ? [] : await OfAsync(districts, await LeadsAsync(stop), stop);

    /// <summary>Who is told of concerns in every district that has a lead.</summary>
    public async Task<IReadOnlyList<Watch>> AllAsync(CancellationToken stop)
    {
        var leads = await LeadsAsync(stop);
        return await OfAsync([.. leads.Select(lead => lead.Post.District).OfType<string>().Distinct().Order(StringComparer.Ordinal)], leads, stop);
    }

    private Task<List<Member>> LeadsAsync(CancellationToken stop) => recipients.WhoMayAsync(SafeguardsCan.AnswerConcerns, stop);

    private async Task<IReadOnlyList<Watch>> OfAsync(IReadOnlyCollection<string> districts, List<Member> leads, CancellationToken stop)
    {
        var ids = leads.Select(lead => lead.Account).ToList();
        var hours = (await db.Set<WatchHours>().AsNoTracking().Where(one => ids.Contains(one.AccountId)).ToListAsync(stop)).ToLookup(one => one.AccountId);
        return
        [
            .. districts.Select(district =>
            {
                var here = leads.Where(lead => lead.Post.District == district && hours.Contains(lead.Account)).ToList();
                return new Watch(
                    district,
                    [.. here.Where(lead => lead.Post.Role == Role.SafeguardingLead)],
                    [.. here.Where(lead => lead.Post.Role == Role.DeputySafeguardingLead)],
                    new WatchTimes(
                        [.. here.SelectMany(lead => hours[lead.Account]).Select(one => new WatchTime(one.Day, one.From, one.Until)).Distinct()],
                        BankHolidays.Has
                    )
                );
            }),
        ];
    }

    /// <summary>The hours of one lead.</summary>
    public async Task<IReadOnlyList<WatchTime>> HoursOfAsync(Guid account, CancellationToken stop) =>
        await db.Set<WatchHours>().Where(one => one.AccountId == account).Select(one => new WatchTime(one.Day, one.From, one.Until)).ToListAsync(stop);

    /// <summary>Sets the hours of one lead; those before are replaced.</summary>
    /// <returns>False if they answer no concerns.</returns>
    public async Task<bool> SetAsync(Person me, IReadOnlyList<WatchTime> times, CancellationToken stop)
    {
        if (!me.May(SafeguardsCan.AnswerConcerns))
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Set<WatchHours>().Where(one => one.AccountId == me.Id).ExecuteDeleteAsync(stop);
        db.AddRange(
            times.Select(time => new WatchHours
            {
                AccountId = me.Id,
                Day = time.Day,
                From = time.From,
                Until = time.Until,
            })
        );
        audit.Add("concern-hours.set", $"{times.Count} days");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }
}
