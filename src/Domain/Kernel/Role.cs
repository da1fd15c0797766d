namespace Lodestar.Kernel;

/// <summary>What somebody does in the partnership. Practitioners and children have no account and no role.</summary>
public enum Role
{
    /// <summary>Keeps the service running, adds people, backs up.</summary>
    Administrator,

    /// <summary>Runs the Alliance, and rounds of the whole region.</summary>
    AllianceCoordinator,

    /// <summary>Runs rounds in a district and replies to its organisations.</summary>
    DistrictManager,

    /// <summary>Leads the reflection of an organisation.</summary>
    OrganisationLead,

    /// <summary>Signs off what an organisation submits.</summary>
    SeniorSignatory,

    /// <summary>Reflects for an organisation with others.</summary>
    Colleague,

    /// <summary>Reads safe figures.</summary>
    Analyst,

    /// <summary>Hears in a district that words were written which read like a worry about a child.</summary>
    SafeguardingLead,

    /// <summary>Hears of it too where the lead has not looked within an hour.</summary>
    DeputySafeguardingLead,
}

/// <summary>What a role is about.</summary>
public enum Reach
{
    /// <summary>All districts.</summary>
    Region,

    /// <summary>One district.</summary>
    District,

    /// <summary>One organisation.</summary>
    Organisation,
}

/// <summary>What is true of each role.</summary>
public static class Roles
{
    /// <summary>What the role is about.</summary>
    public static Reach Reach(this Role role) =>
        role switch
        {
            Role.DistrictManager or Role.SafeguardingLead or Role.DeputySafeguardingLead => Kernel.Reach.District,
            Role.OrganisationLead or Role.SeniorSignatory or Role.Colleague => Kernel.Reach.Organisation,
            _ => Kernel.Reach.Region,
        };

    /// <summary>True where a code by e-mail is not enough: these see what more than one organisation wrote, or can let others in.</summary>
    public static bool NeedsSecondFactor(this Role role) =>
        role is Role.Administrator or Role.AllianceCoordinator or Role.DistrictManager or Role.SafeguardingLead or Role.DeputySafeguardingLead;
}
