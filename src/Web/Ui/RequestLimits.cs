using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Lodestar.Kernel;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Ui;

/// <summary>
/// How often a form may be sent. A school is one address, so the limits of an address are generous, and there is a ceiling over all addresses.
/// Addresses are kept only in memory, keyed-hashed, for minutes.
/// </summary>
public static class RequestLimits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly byte[] HashKey = RandomNumberGenerator.GetBytes(32);

    /// <summary>Adds the limits of all capabilities.</summary>
    internal static void AddRequestLimits(this IServiceCollection services, Settings settings, IEnumerable<RequestLimit> limits) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : Window;
                Measures.Refused(StatusCodes.Status429TooManyRequests);
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return rejected.HttpContext.Request.Path.StartsWithSegments("/api")
                    ? new ValueTask(Results.Problem(statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(rejected.HttpContext))
                    : ValueTask.CompletedTask;
            };
            foreach (var limit in limits)
            {
                options.AddPolicy(limit.Name, new PostLimit(limit.PerAddress(settings), limit.Overall(settings)));
            }
        });

    private static FixedWindowRateLimiter Limit(int most) =>
        new(
            new FixedWindowRateLimiterOptions
            {
                PermitLimit = most,
                Window = Window,
                QueueLimit = 0,
            }
        );

    // A household or a school has a whole /64 of version 6 addresses, and a guesser would use them all.
    private static string Hashed(IPAddress? address)
    {
        var bytes = (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.GetAddressBytes() ?? [];
        return Convert.ToBase64String(
            HMACSHA256.HashData(HashKey, address?.AddressFamily == AddressFamily.InterNetworkV6 && bytes.Length == 16 ? bytes[..8] : bytes)
        );
    }

    /// <summary>Limits the POST requests in ten minutes; reading is not limited.</summary>
    private sealed class PostLimit(int perAddress, int overall) : IRateLimiterPolicy<string>, IDisposable
    {
        private readonly FixedWindowRateLimiter all = Limit(overall);

        public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => null;

        public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
            HttpMethods.IsPost(httpContext.Request.Method)
                ? RateLimitPartition.Get(Hashed(httpContext.Connection.RemoteIpAddress), _ => new AddressLimit(Limit(perAddress), all))
                : RateLimitPartition.GetNoLimiter("");

        public void Dispose() => all.Dispose();
    }

    /// <summary>
    /// The limit of one address, which draws on the ceiling only for requests that it lets through. The framework removes it only when its own
    /// window is idle; a chain of limiters would be removed, with its count, while it still counts.
    /// </summary>
    private sealed class AddressLimit(FixedWindowRateLimiter own, FixedWindowRateLimiter all) : RateLimiter
    {
        public override TimeSpan? IdleDuration => own.IdleDuration;

        public override RateLimiterStatistics? GetStatistics() => own.GetStatistics();

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
            ValueTask.FromResult(AttemptAcquireCore(permitCount));

        protected override RateLimitLease AttemptAcquireCore(int permitCount)
        {
            var lease = own.AttemptAcquire(permitCount);
            return lease.IsAcquired ? all.AttemptAcquire(permitCount) : lease;
        }

        protected override void Dispose(bool disposing)
        {
            own.Dispose();
            base.Dispose(disposing);
        }
    }
}
