using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>People who sign in, and what they can do.</summary>
internal static class IdentityCapability
{
    /// <summary>Tables that no backup holds: nobody should be let in by a backup.</summary>
    public static IReadOnlyList<string> LeftOut { get; } = ["identity_challenges", "identity_invitations", "identity_outside_accounts", "identity_passkeys", "identity_recovery_codes", "identity_second_tries", "identity_sessions", "identity_sign_ins"];

    /// <summary>Takes out of what was restored what lets people in once: a code that was used since would work again. Older backups hold some.</summary>
    public static Task VoidAsync(Db db) => db.Set<RecoveryCode>().ExecuteDeleteAsync();

    public static void AddIdentity(this IServiceCollection services, Settings settings)
    {
        services.AddScoped<Accounts>();
        services.AddScoped<Invitations>();
        services.AddScoped<LeadNews>();
        services.AddScoped<Handovers>();
        services.AddScoped<SignIns>();
        services.AddScoped<Challenges>();
        services.AddPasskeys();
        services.AddScoped<Sessions>();
        services.AddSingleton<KnownBrowsers>();
        services.AddScoped<SecondTries>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<IFollowsOrganisations, PostsOfOrganisations>();
        services.AddSingleton<Mailer>();
        services.AddHostedService(provider => provider.GetRequiredService<Mailer>());
        services.AddSingleton<Outbox>();
        services.AddHostedService(provider => provider.GetRequiredService<Outbox>());

        // Whoever is signed in is named in the audit log; a command says later who runs it.
        services.AddSingleton(provider =>
        {
            var http = provider.GetRequiredService<IHttpContextAccessor>();
            return new AuditActor(() => http.HttpContext?.Features.Get<Person>() is { } person ? $"{person.Name} {Account.ShortIdOf(person.Id)}" : AuditActor.Service);
        });

        // Every endpoint says who may use it; one that says nothing is refused.
        var authorization = services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        foreach (var permission in Can.Who.Keys)
        {
            authorization.AddPolicy(permission, policy => policy
                .RequireAssertion(context => context.Resource is HttpContext http && http.Features.Get<Person>()?.May(permission) == true));
        }

        services.AddAuthentication(SignedIn.Scheme).AddScheme<AuthenticationSchemeOptions, SignedIn>(SignedIn.Scheme, null);
        services.AddElsewhere(settings);
        AddClocks(services);
    }

    // Of the framework's ASP.NET Core Identity only what checks passkeys.
    private static void AddPasskeys(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>().AddUserStore<PasskeyStore>();
        services.AddScoped<PasskeyHandler<Account>>();
        services.AddScoped<Passkeys>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<Settings>((options, settings) =>
        {
            options.ServerDomain = settings.PublicAddress is { } address ? new Uri(address).Host : null;
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";

            // The framework asks the Origin header, which browsers leave empty where pages send no referrer, as ours do.
            options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.TopOrigin is null && context.Origin == settings.RootFor(context.HttpContext.Request));
        });
    }

    private static void AddClocks(IServiceCollection services)
    {
        services.AddSingleton(new RetentionClock("identity_accounts", "Accounts of those who sign in", "until their last role ends", "name and e-mail address of people who take part in their work"));
        services.AddSingleton(new RetentionClock("identity_posts", "Roles", "until they are ended", "what each of them may do"));
        services.AddSingleton(new RetentionClock("identity_recovery_codes", "Recovery codes, as keyed hashes", "until used, or with the account", "a lost phone must not lock somebody out"));
        services.AddSingleton(new RetentionClock("identity_passkeys", "Passkeys, their public halves", "until removed, or with the account", "so that somebody signs in without a code"));
        services.AddSingleton(new RetentionClock("identity_outside_accounts", "Accounts elsewhere with which people sign in", "until removed, or with the account", "so that somebody signs in as at work"));
        services.AddSingleton(Outbox.KeptFor);
        services.AddSingleton<RetentionClock>(new ExpiryClock<Challenge>(
            "identity_challenges", "What was asked of a browser", "ten minutes", "so that an answer is taken once",
            (db, at) => db.Set<Challenge>().Where(one => one.Until <= at).OrderBy(one => one.Until))
        { IsShort = true });
        services.AddSingleton<RetentionClock>(new ExpiryClock<Invitation>(
            "identity_invitations", "Invitations", "14 days", "so long their link works",
            (db, at) => db.Set<Invitation>().Where(one => one.Until <= at).OrderBy(one => one.Until))
        { IsShort = true });
        services.AddSingleton<RetentionClock>(new ExpiryClock<SignIn>(
            "identity_sign_ins", "Codes asked for, as keyed hashes", "one hour", "so that nobody is sent many",
            (db, at) =>
            {
                var last = at - SignIns.Remembered;
                return db.Set<SignIn>().Where(one => one.Asked <= last).OrderBy(one => one.Asked);
            })
        { IsShort = true });
        services.AddSingleton<RetentionClock>(new ExpiryClock<SecondTry>(
            "identity_second_tries", "Wrong codes of a second step", "one hour", "so that nobody guesses",
            (db, at) =>
            {
                var last = at - SecondTries.Counted;
                return db.Set<SecondTry>().Where(one => one.At <= last).OrderBy(one => one.At);
            })
        { IsShort = true });
        services.AddSingleton<RetentionClock>(new ExpiryClock<Session>(
            "identity_sessions", "Sessions of those who sign in", "12 hours at most", "so that nobody signs in for each page",
            (db, at) =>
            {
                var last = at - Sessions.Longest;
                return db.Set<Session>().Where(one => one.Began <= last).OrderBy(one => one.Began);
            })
        { IsShort = true });
    }
}
