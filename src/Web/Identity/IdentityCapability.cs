using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>People who sign in, and what they may do.</summary>
internal static class IdentityCapability
{
    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declare(Settings settings) =>
        new("Identity")
        {
            Permissions = IdentityCan.All,
            Doors = [new(DoorPlace.Account, IdentityLinks.People, "identity.people.title", 60, IdentityCan.KeepPeople)],
            Events =
            [
                "outside-account.joined",
                "outside-account.parted",
                "passkey.added",
                "passkey.removed",
                "person.asked-to-take-over",
                "person.ended",
                "person.handed-over",
                "person.invited",
                "person.joined",
                "person.uninvited",
                "second-step.recovery-code",
                "second-step.reset",
                "second-step.set-up",
            ],
            Notices = IdentityNotices.All,
            Tables = Tables,
            Followers = [typeof(PostsOfOrganisations)],
            Limits = [new(IdentityLimits.SignIns, _ => 60, _ => 1_000)],
            Sample = new(20, IdentitySample.Add),
            Commands = [PersonCommand.Make],
            Walks = IdentityWalks.All,
            Services = services => Add(services, settings),

            // A code that was used since the backup would work again. Backups from older versions still contain some.
            Restored = (db, _) => db.Set<RecoveryCode>().ExecuteDeleteAsync(),
        };

    private static IReadOnlyList<KeptTable> Tables =>
        [
            new(
                new RetentionClock(
                    "identity_accounts",
                    "Accounts of those who sign in",
                    "until their last role ends",
                    "name and e-mail address of people who take part in their work"
                )
            ),
            new(new RetentionClock("identity_posts", "Roles", "until they are ended", "what each of them may do")),
            new(
                new RetentionClock(
                    "identity_recovery_codes",
                    "Recovery codes, as keyed hashes",
                    "until used, or with the account",
                    "a lost phone must not lock somebody out"
                )
            )
            {
                InBackups = false,
            },
            new(
                new RetentionClock(
                    "identity_passkeys",
                    "Passkeys, their public halves",
                    "until removed, or with the account",
                    "so that somebody signs in without a code"
                )
            )
            {
                InBackups = false,
            },
            new(
                new RetentionClock(
                    "identity_outside_accounts",
                    "Accounts elsewhere with which people sign in",
                    "until removed, or with the account",
                    "so that somebody signs in as at work"
                )
            )
            {
                InBackups = false,
            },
            new(
                new ExpiryClock<Challenge>("identity_challenges", "What was asked of a browser", "ten minutes", "so that an answer is taken once", (db, at) =>
                    db.Set<Challenge>().Where(one => one.Until <= at).OrderBy(one => one.Until)
                )
                {
                    IsShort = true,
                }
            )
            {
                InBackups = false,
            },
            new(
                new ExpiryClock<Invitation>("identity_invitations", "Invitations", "14 days", "so long their link works", (db, at) =>
                    db.Set<Invitation>().Where(one => one.Until <= at).OrderBy(one => one.Until)
                )
                {
                    IsShort = true,
                }
            )
            {
                InBackups = false,
            },
            new(new ExpiryClock<SignIn>("identity_sign_ins", "Codes asked for, as keyed hashes", "one hour", "so that nobody is sent many", (db, at) =>
                {
                    var last = at - SignIns.Remembered;
                    return db.Set<SignIn>().Where(one => one.Asked <= last).OrderBy(one => one.Asked);
                }) { IsShort = true }) { InBackups = false },
            new(new ExpiryClock<SecondTry>("identity_second_tries", "Wrong codes of a second step", "one hour", "so that nobody guesses", (db, at) =>
                {
                    var last = at - SecondTries.Counted;
                    return db.Set<SecondTry>().Where(one => one.At <= last).OrderBy(one => one.At);
                }) { IsShort = true }) { InBackups = false },
            new(
                new ExpiryClock<Session>(
                    "identity_sessions",
                    "Sessions of those who sign in",
                    "12 hours at most",
                    "so that nobody signs in for each page",
                    (db, at) =>
                    {
                        var last = at - Sessions.Longest;
                        return db.Set<Session>().Where(one => one.Began <= last).OrderBy(one => one.Began);
                    }
                )
                {
                    IsShort = true,
                }
            )
            {
                InBackups = false,
            },
        ];

    private static void Add(IServiceCollection services, Settings settings)
    {
        services.AddScoped<Accounts>();
        services.AddScoped<IPeopleOfOrganisations, PeopleOfOrganisations>();
        services.AddScoped<Invitations>();
        services.AddScoped<Recipients>();
        services.AddScoped<AccountMail>();
        services.AddScoped<LeadNews>();
        services.AddScoped<Handovers>();
        services.AddScoped<SignIns>();
        services.AddScoped<Challenges>();
        services.AddPasskeys();
        services.AddScoped<Sessions>();
        services.AddSingleton<KnownBrowsers>();
        services.AddScoped<SecondTries>();
        services.AddScoped<SecondFactors>();

        // The audit log names the signed-in person. A command sets later who runs it.
        services.AddSingleton(provider =>
        {
            var http = provider.GetRequiredService<IHttpContextAccessor>();
            return new AuditActor(() =>
                http.HttpContext?.Features.Get<Person>() is { } person ? $"{person.Name} {Account.ShortIdOf(person.Id)}" : AuditActor.Service
            );
        });

        // Every endpoint says who may use it. One that says nothing is refused.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services
            .AddOptions<AuthorizationOptions>()
            .Configure<Permissions>(
                (options, permissions) =>
                {
                    foreach (var permission in permissions.All)
                    {
                        options.AddPolicy(permission.Name, policy =>
                            policy.RequireAssertion(context =>
                                context.Resource is HttpContext http && http.Features.Get<Person>()?.May(permission.Name) == true
                            )
                        );
                    }
                }
            );
        services.AddAuthentication(SignedIn.Scheme).AddScheme<AuthenticationSchemeOptions, SignedIn>(SignedIn.Scheme, null);
        services.AddElsewhere(settings);
    }

    // Of ASP.NET Core Identity we use only the part that checks passkeys.
    private static void AddPasskeys(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>().AddUserStore<PasskeyStore>();
        services.AddScoped<PasskeyHandler<Account>>();
        services.AddScoped<Passkeys>();
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<Settings>(
                (options, settings) =>
                {
                    options.ServerDomain = settings.PublicAddress is { } address ? new Uri(address).Host : null;
                    options.UserVerificationRequirement = "required";
                    options.ResidentKeyRequirement = "required";
                    options.AttestationConveyancePreference = "none";

                    // The framework would check the Origin header, which browsers leave empty when pages send no referrer, as ours do.
                    options.ValidateOrigin = context =>
                        ValueTask.FromResult(
                            !context.CrossOrigin && context.TopOrigin is null && context.Origin == settings.RootFor(context.HttpContext.Request)
                        );
                }
            );
    }
}
