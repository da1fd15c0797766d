using System.CommandLine;
using Lodestar.Commands;

var lodestar = new RootCommand("Lodestar: reflect on how we keep children safe online")
{
    ServeCommand.Make(),
    ContentCommand.Make(),
    RoundCommand.Make(),
    PartnershipCommands.Organisation(),
    PartnershipCommands.FrontDoor(),
    PersonCommand.Make(),
    MigrateCommand.Make(),
    BackupCommand.Backup(),
    BackupCommand.Restore(),
    ProtectCommand.Make(),
    IdentifiersCommand.Make(),
    FiguresCommand.Make(),
    ExportCommand.Make(),
    RetentionCommand.Make(),
    AuditCommand.Make(),
};
CommandLine.AddOptions(lodestar);
lodestar.Options.Add(CommandLine.SampleData);
lodestar.SetAction(ServeCommand.RunAsync);

return await lodestar.Parse(args).InvokeAsync();
