using Lodestar.Kernel;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lodestar.Mail;

/// <summary>Messages by e-mail.</summary>
internal static class MailCapability
{
    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declared { get; } =
        new("Mail")
        {
            Tables = [new(Outbox.KeptFor) { InBackups = false }],
            Services = services =>
            {
                services.AddSingleton<Mailer>();
                services.AddSingleton<Outbox>();
                services.AddHostedService(provider => provider.GetRequiredService<Outbox>());
                services.AddSingleton<IInterceptor>(provider => new OutboxWaker(new Lazy<Outbox>(provider.GetRequiredService<Outbox>)));
            },
        };
}
