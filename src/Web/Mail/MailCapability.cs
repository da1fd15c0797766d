using Lodestar.Kernel;

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
                services.AddHostedService(provider => provider.GetRequiredService<Mailer>());
                services.AddSingleton<Outbox>();
                services.AddHostedService(provider => provider.GetRequiredService<Outbox>());
            },
        };
}
