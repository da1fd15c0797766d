namespace Lodestar.Identity;

/// <summary>
/// What people can do. A page names one of these, never a role; docs/permissions.md is made from this table, and a test walks
/// every page as every role.
/// </summary>
public static class Can
{
    /// <summary>Invite people, see who is here, and end what somebody may do.</summary>
    public const string KeepPeople = "keep-people";

    /// <summary>Read what those who run the service did.</summary>
    public const string ReadAudit = "read-audit";

    /// <summary>See organisations, and say what they are called, how large they are and which units they have.</summary>
    public const string DescribeOrganisations = "describe-organisations";

    /// <summary>Register and import organisations, say where they work, merge them, and let them leave and come back.</summary>
    public const string KeepOrganisations = "keep-organisations";

    /// <summary>Open rounds, ask organisations to take part in them, and close them.</summary>
    public const string RunRounds = "run-rounds";

    /// <summary>Hear of words that read like a worry about a child, and note what was done.</summary>
    public const string AnswerConcerns = "answer-concerns";

    /// <summary>Hand one's place over to somebody else: a lead their organisation, an administrator their own place or any lead's.</summary>
    public const string HandOver = "hand-over";

    /// <summary>Look after one's own sign-in.</summary>
    public const string KeepOwnAccount = "keep-own-account";

    /// <summary>Read what an organisation reflects on; a district reads it once it is signed off.</summary>
    public const string ReadTeams = "read-teams";

    /// <summary>Write an organisation's answers, its evidence and its plan.</summary>
    public const string WriteTeams = "write-teams";

    /// <summary>Share out an organisation's items, submit, and correct what was submitted.</summary>
    public const string LeadTeams = "lead-teams";

    /// <summary>Sign off what an organisation submits, or send it back.</summary>
    public const string SignOff = "sign-off";

    /// <summary>Reply to organisations of a district.</summary>
    public const string Reply = "reply";

    /// <summary>See which replies wait: of one's own districts, or how many in each.</summary>
    public const string ReadReplies = "read-replies";

    /// <summary>Keep the partnership's list of audits done elsewhere, with the items that answer their themes.</summary>
    public const string KeepAudits = "keep-audits";

    /// <summary>Write and publish the partnership's own questions, and help in its own words.</summary>
    public const string WriteQuestions = "write-questions";

    /// <summary>Who can, and what it is for.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Role>> Who { get; } = new Dictionary<string, IReadOnlyList<Role>>
    {
        [KeepPeople] = [Role.Administrator, Role.DistrictManager, Role.OrganisationLead],
        [HandOver] = [Role.Administrator, Role.OrganisationLead],
        [ReadAudit] = [Role.Administrator],
        [DescribeOrganisations] = [Role.Administrator, Role.AllianceCoordinator, Role.DistrictManager, Role.OrganisationLead],
        [KeepOrganisations] = [Role.Administrator, Role.AllianceCoordinator, Role.DistrictManager],
        [RunRounds] = [Role.AllianceCoordinator, Role.DistrictManager],
        [AnswerConcerns] = [Role.SafeguardingLead, Role.DeputySafeguardingLead],
        [ReadTeams] = [Role.OrganisationLead, Role.SeniorSignatory, Role.Colleague, Role.DistrictManager],
        [WriteTeams] = [Role.OrganisationLead, Role.Colleague],
        [LeadTeams] = [Role.OrganisationLead],
        [SignOff] = [Role.SeniorSignatory],
        [Reply] = [Role.DistrictManager],
        [ReadReplies] = [Role.DistrictManager, Role.AllianceCoordinator],
        [KeepAudits] = [Role.Administrator, Role.AllianceCoordinator, Role.DistrictManager],
        [WriteQuestions] = [Role.Administrator, Role.AllianceCoordinator],
        [KeepOwnAccount] = Enum.GetValues<Role>(),
    };

    /// <summary>
    /// The roles that somebody may give to others in a place, and take away again: an administrator every role; a district
    /// manager those who lead and sign for organisations of their own district, and its safeguarding leads; a lead everyone in their
    /// own organisation.
    /// </summary>
    public static IReadOnlyList<Role> GivenBy(Person person, Where where)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(where);
        var reach = where.Organisation is not null ? Reach.Organisation : where.Districts.Count > 0 ? Reach.District : Reach.Region;
        var given = person.Posts.SelectMany(post => post.Role switch
        {
            Role.Administrator => Enum.GetValues<Role>(),
            Role.DistrictManager when where.Organisation is not null && where.Districts.Contains(post.Place) => [Role.OrganisationLead, Role.SeniorSignatory],
            Role.DistrictManager when where.Districts.Contains(post.Place) => [Role.SafeguardingLead, Role.DeputySafeguardingLead],
            Role.OrganisationLead when where.Organisation is { } organisation && organisation == post.Organisation => [Role.OrganisationLead, Role.SeniorSignatory, Role.Colleague],
            _ => Array.Empty<Role>(),
        });
        return [.. given.Where(role => role.Reach() == reach).Distinct().Order()];
    }
}
