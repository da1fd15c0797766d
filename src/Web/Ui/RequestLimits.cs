using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Ui;

/// <summary>
/// How often a form may be sent. A school is one address, so the limits of an address are wide and a ceiling over all
/// addresses stands behind them. Addresses are kept in memory only, keyed-hashed, for minutes.
/// </summary>
public static class RequestLimits
{
    /// <summary>Typing return codes.</summary>
    public const string Codes = "codes";

    /// <summary>Beginning and submitting a reflection.</summary>
    public const string Submissions = "submissions";

    private static readonly byte[] HashKey = RandomNumberGenerator.GetBytes(32);

    internal static void AddRequestLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Codes, new PostLimit(perAddress: 60, overall: 1_000));
        options.AddPolicy(Submissions, new PostLimit(perAddress: 300, overall: 6_000));
    });

    /// <summary>Limits what is posted in ten minutes; reading is free.</summary>
    private sealed class PostLimit(int perAddress, int overall) : IRateLimiterPolicy<string>, IDisposable
    {
        private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

        private readonly FixedWindowRateLimiter all = new(Limit(overall));

        public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => null;

        public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
            HttpMethods.IsPost(httpContext.Request.Method)
                ? RateLimitPartition.Get(Hashed(httpContext), _ => RateLimiter.CreateChained(new FixedWindowRateLimiter(Limit(perAddress)), new Shared(all)))
                : RateLimitPartition.GetNoLimiter("");

        public void Dispose() => all.Dispose();

        private static FixedWindowRateLimiterOptions Limit(int most) => new() { PermitLimit = most, Window = Window, QueueLimit = 0 };

        private static string Hashed(HttpContext http) =>
            Convert.ToBase64String(HMACSHA256.HashData(HashKey, Encoding.UTF8.GetBytes(http.Connection.RemoteIpAddress?.ToString() ?? "")));
    }

    /// <summary>Lets every address draw on one ceiling without disposing of it when the address is forgotten.</summary>
    private sealed class Shared(RateLimiter limiter) : RateLimiter
    {
        // An idle address is forgotten by its own limiter; the ceiling never keeps it alive.
        public override TimeSpan? IdleDuration => TimeSpan.MaxValue;

        public override RateLimiterStatistics? GetStatistics() => limiter.GetStatistics();

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => limiter.AcquireAsync(permitCount, cancellationToken);

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => limiter.AttemptAcquire(permitCount);
    }
}
