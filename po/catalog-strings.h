/* Made by tools/catalog-strings.py for xgettext; not compiled. */
/* data/catalog/aws/services/acm.json: help */
N_("A certificate for HTTPS that renews itself.")
/* data/catalog/aws/services/acm.json: props.domain.label */
N_("Domain")
/* data/catalog/aws/services/acm.json: props.domain.help */
N_("Such as www.shop.kr or *.shop.kr. Empty or example.com: asked for at deployment.")
/* data/catalog/aws/services/acm.json: props.names.label */
N_("More names")
/* data/catalog/aws/services/acm.json: props.names.help */
N_("Up to four further names on the same certificate.")
/* data/catalog/aws/services/acm.json: lines[0].help */
N_("The load balancer speaks HTTPS on 443 and sends 80 there.")
/* data/catalog/aws/services/acm.json: lines[1].help */
N_("Certificate for the API's own name, which a line from Route 53 gives.")
/* data/catalog/aws/services/acm.json: lines[2].help */
N_("The zone proves that the domain is yours.")
/* data/catalog/aws/services/acm.json: lines[3].refuse */
N_("The internet does not connect to {to}; connect it to what runs inside.")
/* data/catalog/aws/services/acm.json: lines[4].refuse */
N_("{to} is configured, not called. Draw the line from {to}.")
/* data/catalog/aws/services/acm.json: checks[0].say */
N_("Nothing proves that the domain of {name} is yours. Connect it to a Route 53 zone.")
/* data/catalog/aws/services/acm.json: checks[1].say */
N_("A certificate takes four further names here.")
/* data/catalog/aws/services/acm.json: outputs[0].help */
N_("ARN of the certificate.")
/* data/catalog/aws/services/alb.json: help */
N_("One address that spreads web requests over servers, containers or functions.")
/* data/catalog/aws/services/alb.json: props.scheme.label */
N_("Reachable from")
/* data/catalog/aws/services/alb.json: props.scheme.help */
N_("The internet, or only your own networks. Changing it replaces the load balancer.")
/* data/catalog/aws/services/alb.json: props.ssl_policy.label */
N_("TLS policy")
/* data/catalog/aws/services/alb.json: props.ssl_policy.help */
N_("Oldest TLS version and ciphers that callers may use.")
/* data/catalog/aws/services/alb.json: props.idle_timeout.label */
N_("Idle timeout")
/* data/catalog/aws/services/alb.json: props.idle_timeout.help */
N_("How long a quiet connection is kept. WebSocket wants an hour.")
/* data/catalog/aws/services/alb.json: props.idle_timeout.unit */
N_("s")
/* data/catalog/aws/services/alb.json: props.deletion_protection.label */
N_("Deletion protection")
/* data/catalog/aws/services/alb.json: props.deletion_protection.help */
N_("Refuse to delete it until this is off.")
/* data/catalog/aws/services/alb.json: props.access_logs.label */
N_("Access logs")
/* data/catalog/aws/services/alb.json: props.access_logs.help */
N_("Write every request to a bucket.")
/* data/catalog/aws/services/alb.json: props.redirect_http.label */
N_("Redirect HTTP")
/* data/catalog/aws/services/alb.json: props.redirect_http.help */
N_("With a certificate: send port 80 to 443.")
/* data/catalog/aws/services/alb.json: props.drop_invalid_headers.label */
N_("Drop invalid headers")
/* data/catalog/aws/services/alb.json: props.drop_invalid_headers.help */
N_("Refuse header names that no proxy should pass on.")
/* data/catalog/aws/services/alb.json: props.desync.label */
N_("Desync mitigation")
/* data/catalog/aws/services/alb.json: props.desync.help */
N_("How to treat requests that smuggle others.")
/* data/catalog/aws/services/alb.json: props.http2.label */
N_("HTTP/2")
/* data/catalog/aws/services/alb.json: props.http2.help */
N_("Speak HTTP/2 with callers.")
/* data/catalog/aws/services/alb.json: verbs.choose.do[1].refuse */
N_("Two targets and no rule to choose: give one line a path or a host.")
/* data/catalog/aws/services/alb.json: lines[0].props.port.label */
N_("Port")
/* data/catalog/aws/services/alb.json: lines[0].props.port.help */
N_("Port shown on the line; the certificate decides 443 or 80.")
/* data/catalog/aws/services/alb.json: lines[0].help */
N_("Opens the load balancer's ports to the addresses of {from}.")
/* data/catalog/aws/services/alb.json: lines[0].do[0].refuse */
N_("{to} is internal: nobody outside reaches it. Make it reachable from the internet first.")
/* data/catalog/aws/services/alb.json: lines[1].help */
N_("Lets {from} call the load balancer and tells it the address.")
/* data/catalog/aws/services/alb.json: lines[1].do[1].say */
N_("Traffic from {from} to {to} leaves the network. Make {to} internal?")
/* data/catalog/aws/services/alb.json: lines[2].props.port.help */
N_("Port of the target; empty: the port the target says.")
/* data/catalog/aws/services/alb.json: lines[2].props.path.label */
N_("Path")
/* data/catalog/aws/services/alb.json: lines[2].props.path.help */
N_("Only requests whose path matches, such as /api/*. Empty: everything else.")
/* data/catalog/aws/services/alb.json: lines[2].props.host.label */
N_("Host")
/* data/catalog/aws/services/alb.json: lines[2].props.host.help */
N_("Only requests for this host name.")
/* data/catalog/aws/services/alb.json: lines[2].props.health_path.label */
N_("Health check path")
/* data/catalog/aws/services/alb.json: lines[2].props.health_path.help */
N_("Must answer 200 to 399, or the target gets no requests.")
/* data/catalog/aws/services/alb.json: lines[2].props.sticky_s.label */
N_("Sticky")
/* data/catalog/aws/services/alb.json: lines[2].props.sticky_s.help */
N_("How long a caller stays with one target. 0: not at all.")
/* data/catalog/aws/services/alb.json: lines[2].props.drain_s.label */
N_("Drain")
/* data/catalog/aws/services/alb.json: lines[2].props.drain_s.help */
N_("How long requests may finish when a target leaves.")
/* data/catalog/aws/services/alb.json: lines[2].props.weight.label */
N_("Weight")
/* data/catalog/aws/services/alb.json: lines[2].props.weight.help */
N_("Share of requests beside other targets, as in blue and green. 0: all.")
/* data/catalog/aws/services/alb.json: lines[2].props.priority.label */
N_("Priority")
/* data/catalog/aws/services/alb.json: lines[2].props.priority.help */
N_("Which path or host is looked at first. 0: Isshoni decides.")
/* data/catalog/aws/services/alb.json: lines[2].help */
N_("Makes a target group with a health check, forwards to it and opens the port.")
/* data/catalog/aws/services/alb.json: lines[3].props.weight.help */
N_("Share of requests beside other targets. 0: all.")
/* data/catalog/aws/services/alb.json: lines[3].help */
N_("Makes a target group for the function and lets the load balancer call it.")
/* data/catalog/aws/services/alb.json: lines[4].help */
N_("Access logs go to this bucket.")
/* data/catalog/aws/services/alb.json: lines[6].refuse */
N_("An ALB cannot forward to a load balancer. An NLB may forward to an ALB.")
/* data/catalog/aws/services/alb.json: lines[7].refuse */
N_("A load balancer forwards to instances, containers and functions. {to} is reached by your code.")
/* data/catalog/aws/services/alb.json: checks[0].say */
N_("{name} would speak plain HTTP. Connect an ACM certificate.")
/* data/catalog/aws/services/alb.json: checks[2].say */
N_("Nothing filters what {name} lets in. Connect a WAF.")
/* data/catalog/aws/services/alb.json: checks[3].say */
N_("{name} answers 404 to everybody. Draw a line to what it should reach.")
/* data/catalog/aws/services/alb.json: outputs[0].help */
N_("Address of the load balancer.")
/* data/catalog/aws/services/alb.json: outputs[1].help */
N_("Hosted zone of the address, for an alias record.")
/* data/catalog/aws/services/apigateway.json: help */
N_("An HTTPS address for functions, with limits on how often it may be called.")
/* data/catalog/aws/services/apigateway.json: props.throttle_rate.label */
N_("Requests per second")
/* data/catalog/aws/services/apigateway.json: props.throttle_rate.help */
N_("More than this on average is refused.")
/* data/catalog/aws/services/apigateway.json: props.burst.label */
N_("Burst")
/* data/catalog/aws/services/apigateway.json: props.burst.help */
N_("How many may come at once.")
/* data/catalog/aws/services/apigateway.json: props.cors.label */
N_("Browser origins")
/* data/catalog/aws/services/apigateway.json: props.cors.help */
N_("Web sites whose pages may call the API, such as https://www.shop.kr.")
/* data/catalog/aws/services/apigateway.json: props.access_logs.help */
N_("Write a line for every request.")
/* data/catalog/aws/services/apigateway.json: props.log_days.label */
N_("Keep logs")
/* data/catalog/aws/services/apigateway.json: props.log_days.unit */
N_("days")
/* data/catalog/aws/services/apigateway.json: props.timeout_ms.label */
N_("Timeout")
/* data/catalog/aws/services/apigateway.json: props.timeout_ms.help */
N_("How long it waits for an answer.")
/* data/catalog/aws/services/apigateway.json: props.timeout_ms.unit */
N_("ms")
/* data/catalog/aws/services/apigateway.json: props.disable_default_endpoint.label */
N_("Only own name")
/* data/catalog/aws/services/apigateway.json: props.disable_default_endpoint.help */
N_("Answer only to the name that a line from Route 53 gives.")
/* data/catalog/aws/services/apigateway.json: verbs.route.do[1].refuse */
N_("Two lines leave {from} with the same route. Give one of them another.")
/* data/catalog/aws/services/apigateway.json: lines[0].help */
N_("Only drawn: the API is public by nature.")
/* data/catalog/aws/services/apigateway.json: lines[1].help */
N_("Tells {from} the address of an API that everybody may call.")
/* data/catalog/aws/services/apigateway.json: lines[2].help */
N_("Lets {from} call the API, signed with its role, and tells it the address.")
/* data/catalog/aws/services/apigateway.json: lines[3].props.route.label */
N_("Route")
/* data/catalog/aws/services/apigateway.json: lines[3].props.route.help */
N_("Method and path, such as GET /items/{id}. Empty: every request.")
/* data/catalog/aws/services/apigateway.json: lines[3].props.auth.label */
N_("Sign-in")
/* data/catalog/aws/services/apigateway.json: lines[3].props.auth.help */
N_("Who may call: everybody, or callers signed with an AWS identity.")
/* data/catalog/aws/services/apigateway.json: lines[3].help */
N_("Requests call the function.")
/* data/catalog/aws/services/apigateway.json: lines[4].help */
N_("A private link into the network forwards requests to the load balancer.")
/* data/catalog/aws/services/apigateway.json: lines[5].props.route.help */
N_("Method and path. Empty: POST and the name of the queue.")
/* data/catalog/aws/services/apigateway.json: lines[5].help */
N_("A request becomes a message, without code between.")
/* data/catalog/aws/services/apigateway.json: lines[6].help */
N_("Access logs go to this log group.")
/* data/catalog/aws/services/apigateway.json: lines[8].refuse */
N_("API Gateway cannot enter a network by itself. Put an internal load balancer between.")
/* data/catalog/aws/services/apigateway.json: lines[9].refuse */
N_("An HTTP API cannot call {to} directly. Put a Lambda function between.")
/* data/catalog/aws/services/apigateway.json: lines[10].refuse */
N_("API Gateway cannot talk to {to}. Put a Lambda function between.")
/* data/catalog/aws/services/apigateway.json: checks[0].say */
N_("Everybody may call {name}. Ask for a sign-in on the lines that leave it.")
/* data/catalog/aws/services/apigateway.json: checks[2].say */
N_("{name} answers 404 to everybody. Draw a line to what it should call.")
/* data/catalog/aws/services/apigateway.json: outputs[0].help */
N_("Address of the API.")
/* data/catalog/aws/services/apigateway.json: outputs[1].help */
N_("Id of the API.")
/* data/catalog/aws/services/asg.json: help */
N_("Equal servers whose number follows the load; a broken one is replaced.")
/* data/catalog/aws/services/asg.json: props.instance_type.label */
N_("Instance type")
/* data/catalog/aws/services/asg.json: props.instance_type.help */
N_("Processor and memory. Types with a g have ARM processors and cost less.")
/* data/catalog/aws/services/asg.json: props.os.label */
N_("System")
/* data/catalog/aws/services/asg.json: props.os.help */
N_("Newest image of this system, looked up at deployment.")
/* data/catalog/aws/services/asg.json: props.min.label */
N_("At least")
/* data/catalog/aws/services/asg.json: props.min.help */
N_("Two or more survive the loss of a zone.")
/* data/catalog/aws/services/asg.json: props.max.label */
N_("At most")
/* data/catalog/aws/services/asg.json: props.max.help */
N_("Never more than this, whatever the load.")
/* data/catalog/aws/services/asg.json: props.target_cpu.label */
N_("Processor target")
/* data/catalog/aws/services/asg.json: props.target_cpu.help */
N_("Servers are added above and removed below. 0: the number stays.")
/* data/catalog/aws/services/asg.json: props.target_cpu.unit */
/* xgettext:no-c-format */
N_("%")
/* data/catalog/aws/services/asg.json: props.disk_gb.label */
N_("Disk")
/* data/catalog/aws/services/asg.json: props.disk_gb.help */
N_("Encrypted system disk. Windows needs 30 or more.")
/* data/catalog/aws/services/asg.json: props.disk_gb.unit */
N_("GB")
/* data/catalog/aws/services/asg.json: props.port.help */
N_("Port your program listens on. Lines open it.")
/* data/catalog/aws/services/asg.json: props.user_data.label */
N_("Start script")
/* data/catalog/aws/services/asg.json: props.user_data.help */
N_("Runs once at the first start. Never put a secret here.")
/* data/catalog/aws/services/asg.json: props.monitoring.label */
N_("Detailed monitoring")
/* data/catalog/aws/services/asg.json: props.monitoring.help */
N_("Metrics every minute instead of every five.")
/* data/catalog/aws/services/asg.json: props.egress.label */
N_("May call")
/* data/catalog/aws/services/asg.json: props.egress.help */
N_("The internet over HTTPS, nobody but what lines allow, or everybody.")
/* data/catalog/aws/services/asg.json: props.spot_percent.label */
N_("Spot share")
/* data/catalog/aws/services/asg.json: props.spot_percent.help */
N_("Part of the servers that cost about a third and may be taken away with two minutes' notice.")
/* data/catalog/aws/services/asg.json: props.zones.label */
N_("Zones")
/* data/catalog/aws/services/asg.json: props.zones.help */
N_("Every zone of its tier, or only the one it was dropped into.")
/* data/catalog/aws/services/asg.json: props.warmup_s.label */
N_("Warm-up")
/* data/catalog/aws/services/asg.json: props.warmup_s.help */
N_("How long a new server gets before it counts and is checked.")
/* data/catalog/aws/services/asg.json: props.refresh.label */
N_("Updates")
/* data/catalog/aws/services/asg.json: props.refresh.help */
N_("Replace servers one after the other when the template changes, or leave it to you.")
/* data/catalog/aws/services/asg.json: lines[0].refuse */
N_("Servers of a group have no fixed address. Put a load balancer in front of {to}.")
/* data/catalog/aws/services/asg.json: lines[1].props.port.help */
N_("Empty: the port the group says.")
/* data/catalog/aws/services/asg.json: lines[1].help */
N_("Opens the group's port to {from}.")
/* data/catalog/aws/services/asg.json: lines[1].do[0].say */
N_("{to} has no fixed address. Put an internal load balancer between {from} and {to}.")
/* data/catalog/aws/services/asg.json: lines[2].help */
N_("Lets the servers call these addresses.")
/* data/catalog/aws/services/asg.json: lines[2].props.port.help */
N_("Port that may be called.")
/* data/catalog/aws/services/asg.json: checks[0].say */
N_("{name} cannot have fewer servers at most than at least.")
/* data/catalog/aws/services/asg.json: checks[1].say */
N_("Windows runs only on Intel or AMD types: choose a t3 type for {name}.")
/* data/catalog/aws/services/asg.json: checks[2].say */
N_("Windows needs a disk of 30 GB or more: give {name} a larger one.")
/* data/catalog/aws/services/asg.json: checks[3].say */
N_("{name} may call anybody on any port. HTTPS is usually enough.")
/* data/catalog/aws/services/asg.json: outputs[0].help */
N_("Name of the Auto Scaling group.")
/* data/catalog/aws/services/aurora.json: help */
N_("A relational database whose storage spans three zones; it grows and shrinks with the load.")
/* data/catalog/aws/services/aurora.json: props.engine.label */
N_("Engine")
/* data/catalog/aws/services/aurora.json: props.engine.help */
N_("Which database it speaks like: PostgreSQL or MySQL.")
/* data/catalog/aws/services/aurora.json: props.version.label */
N_("Version")
/* data/catalog/aws/services/aurora.json: props.version.help */
N_("auto takes PostgreSQL 17 or MySQL 8.0.")
/* data/catalog/aws/services/aurora.json: props.mode.label */
N_("Capacity")
/* data/catalog/aws/services/aurora.json: props.mode.help */
N_("serverless follows the load; provisioned stays at one instance class.")
/* data/catalog/aws/services/aurora.json: props.min_acu.label */
N_("Smallest capacity")
/* data/catalog/aws/services/aurora.json: props.min_acu.help */
N_("In steps of 0.5 up to 128; one ACU is about 2 GB of memory.")
/* data/catalog/aws/services/aurora.json: props.min_acu.unit */
N_("ACU")
/* data/catalog/aws/services/aurora.json: props.max_acu.label */
N_("Largest capacity")
/* data/catalog/aws/services/aurora.json: props.max_acu.help */
N_("The bill never grows past this.")
/* data/catalog/aws/services/aurora.json: props.class.label */
N_("Instance class")
/* data/catalog/aws/services/aurora.json: props.readers.label */
N_("Readers")
/* data/catalog/aws/services/aurora.json: props.readers.help */
N_("Copies in other zones that answer reads; one takes over when the writer fails.")
/* data/catalog/aws/services/aurora.json: props.database.label */
N_("Database name")
/* data/catalog/aws/services/aurora.json: props.username.label */
N_("Master user")
/* data/catalog/aws/services/aurora.json: props.username.help */
N_("The password is made and rotated by AWS; admin, postgres, root and rdsadmin are reserved.")
/* data/catalog/aws/services/aurora.json: props.backup_days.label */
N_("Backups kept")
/* data/catalog/aws/services/aurora.json: props.iam_auth.label */
N_("Sign in with IAM")
/* data/catalog/aws/services/aurora.json: props.iam_auth.help */
N_("Connected services may sign in with their role instead of a password.")
/* data/catalog/aws/services/aurora.json: props.data_api.label */
N_("Data API")
/* data/catalog/aws/services/aurora.json: props.data_api.help */
N_("Connected services may send SQL over HTTPS, without a connection.")
/* data/catalog/aws/services/aurora.json: props.storage.label */
N_("Storage")
/* data/catalog/aws/services/aurora.json: props.storage.help */
N_("io-optimized costs more for each GB and nothing for each read and write.")
/* data/catalog/aws/services/aurora.json: props.encryption.label */
N_("Encryption key")
/* data/catalog/aws/services/aurora.json: props.encryption.help */
N_("aws: free, run by AWS. key: your own KMS key. Changing it later replaces the database.")
/* data/catalog/aws/services/aurora.json: lines[0].help */
N_("Opens the database port to this service alone, and lets its role read the password and sign in.")
/* data/catalog/aws/services/aurora.json: lines[0].props.access.label */
N_("Access")
/* data/catalog/aws/services/aurora.json: lines[0].props.access.help */
N_("read goes to the readers.")
/* data/catalog/aws/services/aurora.json: lines[1].help */
N_("Opens the database port to this service and tells it the address; no permissions.")
/* data/catalog/aws/services/aurora.json: lines[2].help */
N_("The role may read the password and sign in.")
/* data/catalog/aws/services/aurora.json: lines[3].help */
N_("The database uses this password instead of one it manages; changing it is then your work.")
/* data/catalog/aws/services/aurora.json: lines[3].do[0].refuse */
N_("The secret has no value yet. Choose a generated one.")
/* data/catalog/aws/services/aurora.json: lines[3].do[3].say */
N_("Rotation of this password is now yours: connect the secret to a function.")
/* data/catalog/aws/services/aurora.json: lines[4].help */
N_("SQL in the database may call the function.")
/* data/catalog/aws/services/aurora.json: lines[5].help */
N_("SQL in the database may load files from the bucket and write files to it.")
/* data/catalog/aws/services/aurora.json: lines[5].props.access.help */
N_("read loads files, write exports to files.")
/* data/catalog/aws/services/aurora.json: lines[6].help */
N_("Sends failover, failure and maintenance notices to the topic.")
/* data/catalog/aws/services/aurora.json: lines[7].help */
N_("The database writes its log to this group.")
/* data/catalog/aws/services/aurora.json: lines[8].help */
N_("A database does not open connections: the line is turned round.")
/* data/catalog/aws/services/aurora.json: lines[9].refuse */
N_("{to} must not face the internet. Put CloudFront, API Gateway or a load balancer in front.")
/* data/catalog/aws/services/aurora.json: lines[10].refuse */
N_("Answers go back by themselves; draw the line from the one who asks.")
/* data/catalog/aws/services/aurora.json: lines[13].refuse */
N_("A queue is read by code. Put a Lambda function between {from} and {to}.")
/* data/catalog/aws/services/aurora.json: lines[14].refuse */
N_("SNS cannot write to {to}. Put a Lambda function between.")
/* data/catalog/aws/services/aurora.json: lines[15].refuse */
N_("A bucket cannot write to {to}. Put a Lambda function between.")
/* data/catalog/aws/services/aurora.json: lines[16].refuse */
N_("A log group passes its lines to a function. Put a Lambda function between {from} and {to}.")
/* data/catalog/aws/services/aurora.json: checks[0].say */
N_("This version belongs to another engine. Choose auto or a version of the engine.")
/* data/catalog/aws/services/aurora.json: checks[1].say */
N_("A database has no business in a public subnet. Drop it in a private one, or on the VPC to let Isshoni choose.")
/* data/catalog/aws/services/aurora.json: checks[2].say */
N_("No reader: when the writer fails, a new one takes minutes to start.")
/* data/catalog/aws/services/aurora.json: checks[3].say */
N_("Deletion protection is off: a destroy would take the data with it.")
/* data/catalog/aws/services/aurora.json: outputs[0].help */
N_("Address of the writer; it answers only inside the network.")
/* data/catalog/aws/services/aurora.json: outputs[1].help */
N_("Address that spreads reads over the readers.")
/* data/catalog/aws/services/aurora.json: outputs[2].help */
N_("Secret that holds the user name and password.")
/* data/catalog/aws/services/az.json: help */
N_("One of the region's separate data centres. Two of them keep a system alive when one fails.")
/* data/catalog/aws/services/az.json: refuse_parents.aws.az */
N_("A zone cannot contain a zone. Put it beside this one.")
/* data/catalog/aws/services/az.json: refuse_parents.aws.subnet */
N_("A subnet lies in one zone. Put the subnet inside the zone.")
/* data/catalog/aws/services/az.json: props.letter.label */
N_("Zone")
/* data/catalog/aws/services/az.json: props.letter.help */
N_("Letter of the zone in the region. Auto takes the first free one.")
/* data/catalog/aws/services/az.json: lines[0].refuse */
N_("{to} is a place. Drop the resource into it.")
/* data/catalog/aws/services/az.json: lines[1].refuse */
N_("{from} is a place. Draw the line from what is inside it.")
/* data/catalog/aws/services/cloudfront.json: help */
N_("Serves pages and files from places near the reader, over HTTPS only.")
/* data/catalog/aws/services/cloudfront.json: props.default_root.label */
N_("Start page")
/* data/catalog/aws/services/cloudfront.json: props.default_root.help */
N_("File of the bucket that answers the bare address.")
/* data/catalog/aws/services/cloudfront.json: props.spa.label */
N_("Single-page app")
/* data/catalog/aws/services/cloudfront.json: props.spa.help */
N_("What is not found is answered with the start page, so that the app's own addresses work.")
/* data/catalog/aws/services/cloudfront.json: props.price_class.label */
N_("Places")
/* data/catalog/aws/services/cloudfront.json: props.price_class.help */
N_("100: North America and Europe. 200: also Asia, the Middle East and Africa. All: everywhere.")
/* data/catalog/aws/services/cloudfront.json: props.viewer.label */
N_("Plain HTTP")
/* data/catalog/aws/services/cloudfront.json: props.viewer.help */
N_("Send callers to HTTPS, or refuse them.")
/* data/catalog/aws/services/cloudfront.json: props.hsts.label */
N_("Always HTTPS")
/* data/catalog/aws/services/cloudfront.json: props.hsts.help */
N_("Browsers remember for a year to use HTTPS. strict: for all names below the domain, for good.")
/* data/catalog/aws/services/cloudfront.json: props.geo.label */
N_("Only these countries")
/* data/catalog/aws/services/cloudfront.json: props.geo.help */
N_("Two-letter codes such as KR and JP. Empty: every country.")
/* data/catalog/aws/services/cloudfront.json: props.http_version.label */
N_("HTTP")
/* data/catalog/aws/services/cloudfront.json: props.http_version.help */
N_("Newest protocol that readers may speak.")
/* data/catalog/aws/services/cloudfront.json: lines[0].help */
N_("Only drawn: CloudFront is public by nature.")
/* data/catalog/aws/services/cloudfront.json: lines[1].props.path.help */
N_("Only requests whose path matches, such as /images/*. Empty: everything else.")
/* data/catalog/aws/services/cloudfront.json: lines[1].props.cache.label */
N_("Cache")
/* data/catalog/aws/services/cloudfront.json: lines[1].props.cache.help */
N_("Keep copies near the readers, or ask every time.")
/* data/catalog/aws/services/cloudfront.json: lines[1].help */
N_("Serves the bucket's files. The bucket stays private: only this distribution may read it.")
/* data/catalog/aws/services/cloudfront.json: lines[2].props.prefix.label */
N_("Prefix")
/* data/catalog/aws/services/cloudfront.json: lines[2].props.prefix.help */
N_("Empty: the name of the distribution.")
/* data/catalog/aws/services/cloudfront.json: lines[2].do[0].refuse */
N_("CloudFront writes logs only to a bucket encrypted by S3 itself. Take the key off {to}.")
/* data/catalog/aws/services/cloudfront.json: lines[3].props.cache.help */
N_("Ask every time, or keep copies near the readers.")
/* data/catalog/aws/services/cloudfront.json: lines[3].help */
N_("Passes requests to the load balancer, which then answers nobody else on the internet.")
/* data/catalog/aws/services/cloudfront.json: lines[3].do[0].refuse */
N_("{to} is internal: CloudFront does not reach it. Make it reachable from the internet first.")
/* data/catalog/aws/services/cloudfront.json: lines[3].do[1].say */
N_("{to} is also open to the internet: CloudFront and what protects it can be passed by.")
/* data/catalog/aws/services/cloudfront.json: lines[4].help */
N_("Passes requests to the first port of the load balancer and makes it public for CloudFront alone.")
/* data/catalog/aws/services/cloudfront.json: lines[4].do[1].say */
N_("{to} listens on nothing yet. Draw a line from it to its target.")
/* data/catalog/aws/services/cloudfront.json: lines[4].do[2].say */
N_("CloudFront would speak plain HTTP with {to}. Connect an ACM certificate to it.")
/* data/catalog/aws/services/cloudfront.json: lines[5].props.port.help */
N_("Port the server answers HTTP on.")
/* data/catalog/aws/services/cloudfront.json: lines[5].help */
N_("Passes requests to the public address of the server.")
/* data/catalog/aws/services/cloudfront.json: lines[5].do[0].refuse */
N_("{to} has no public address. Put a load balancer between.")
/* data/catalog/aws/services/cloudfront.json: lines[5].do[1].say */
N_("CloudFront would speak plain HTTP with {to}. Put a load balancer with a certificate between.")
/* data/catalog/aws/services/cloudfront.json: lines[6].props.path.help */
N_("Only requests whose path matches. Empty: /api/* beside a bucket or a server, else everything.")
/* data/catalog/aws/services/cloudfront.json: lines[6].help */
N_("Passes requests to the API. Pages and API then share one address, so browsers need no CORS.")
/* data/catalog/aws/services/cloudfront.json: lines[6].do[0].refuse */
N_("{to} answers only to its own name. Let it answer to its default address first.")
/* data/catalog/aws/services/cloudfront.json: lines[7].help */
N_("Readers use your own name over TLS 1.2. The certificate is made in us-east-1, as CloudFront wants it.")
/* data/catalog/aws/services/cloudfront.json: lines[7].do[0].say */
N_("{to} uses one certificate. Put more names on it instead of connecting {from}.")
/* data/catalog/aws/services/cloudfront.json: lines[8].props.record.label */
N_("Name")
/* data/catalog/aws/services/cloudfront.json: lines[8].props.record.help */
N_("Part before the domain, such as www. Empty: the domain itself.")
/* data/catalog/aws/services/cloudfront.json: lines[8].help */
N_("A name of the domain leads to CloudFront, which answers to it.")
/* data/catalog/aws/services/cloudfront.json: lines[8].do[0].refuse */
N_("CloudFront answers to your own name only with a certificate. Connect ACM to {to} first.")
/* data/catalog/aws/services/cloudfront.json: lines[8].do[1].refuse */
N_("{to} has nothing to serve yet. Draw a line from it first.")
/* data/catalog/aws/services/cloudfront.json: lines[10].help */
N_("CloudFront stands in front: the line is turned round.")
/* data/catalog/aws/services/cloudfront.json: lines[11].refuse */
N_("CloudFront reaches a function through API Gateway. Put one between {from} and {to}.")
/* data/catalog/aws/services/cloudfront.json: lines[12].refuse */
N_("CloudFront needs an address on the internet. Put a load balancer or an API between {from} and {to}.")
/* data/catalog/aws/services/cloudfront.json: lines[13].refuse */
N_("CloudFront's metrics are kept in us-east-1, where this alarm would not see them. Watch what it serves.")
/* data/catalog/aws/services/cloudfront.json: checks[0].say */
N_("{name} has nothing to serve, so it is not made yet. Draw a line to a bucket or a load balancer.")
/* data/catalog/aws/services/cloudfront.json: checks[1].say */
N_("{name} lets readers use old TLS versions. Connect an ACM certificate for its own name.")
/* data/catalog/aws/services/cloudfront.json: checks[4].say */
N_("{name} has no start page: the bare address is passed on as it is.")
/* data/catalog/aws/services/cloudfront.json: checks[5].say */
N_("A single-page app needs a start page.")
/* data/catalog/aws/services/cloudfront.json: outputs[0].help */
N_("Address of the distribution.")
/* data/catalog/aws/services/cloudfront.json: outputs[1].help */
N_("Id, for clearing the cache after an upload.")
/* data/catalog/aws/services/cloudtrail.json: help */
N_("Writes down who did what in the account, and keeps it where nobody can change it.")
/* data/catalog/aws/services/cloudtrail.json: refuse_parents.aws.vpc */
N_("{child} is not inside a VPC: it belongs to the account.")
/* data/catalog/aws/services/cloudtrail.json: props.multi_region.label */
N_("All regions")
/* data/catalog/aws/services/cloudtrail.json: props.multi_region.help */
N_("Also records what happens in regions you do not use.")
/* data/catalog/aws/services/cloudtrail.json: props.validation.label */
N_("Sealed files")
/* data/catalog/aws/services/cloudtrail.json: props.validation.help */
N_("Signed digests show whether a file was changed or deleted.")
/* data/catalog/aws/services/cloudtrail.json: props.data_events.label */
N_("Reads and writes")
/* data/catalog/aws/services/cloudtrail.json: props.data_events.help */
N_("Record every object of all buckets, every call of all functions, or both. A line records one bucket.")
/* data/catalog/aws/services/cloudtrail.json: props.logs_days.label */
N_("Log group kept for")
/* data/catalog/aws/services/cloudtrail.json: props.logs_days.help */
N_("A copy to search in; the alarms read it. 0: none.")
/* data/catalog/aws/services/cloudtrail.json: props.cis_alarms.label */
N_("CIS alarms")
/* data/catalog/aws/services/cloudtrail.json: props.cis_alarms.help */
N_("An alarm for each of the 14 kinds of change that CIS names, to the connected topic.")
/* data/catalog/aws/services/cloudtrail.json: props.filters.label */
N_("What the alarms look for")
/* data/catalog/aws/services/cloudtrail.json: props.filters.help */
N_("List of {\"key\": \"root_user\", \"control\": \"4.3\", \"pattern\": \"{ $.userIdentity.type = \\\"Root\\\" }\"}.")
/* data/catalog/aws/services/cloudtrail.json: props.organization.label */
N_("All accounts")
/* data/catalog/aws/services/cloudtrail.json: props.organization.help */
N_("Only in the account that manages the organization.")
/* data/catalog/aws/services/cloudtrail.json: props.encryption.help */
N_("aws: free, run by S3. key: your own KMS key.")
/* data/catalog/aws/services/cloudtrail.json: lines[0].help */
N_("The bucket keeps the trail's files; or the trail records what is read from and written to it.")
/* data/catalog/aws/services/cloudtrail.json: lines[0].props.role.label */
N_("Use")
/* data/catalog/aws/services/cloudtrail.json: lines[0].props.role.help */
N_("store: files of the trail go there. record: reads and writes of its objects are recorded.")
/* data/catalog/aws/services/cloudtrail.json: lines[0].do[1].refuse */
N_("A trail has one bucket. Draw this line as one that records, or remove the other.")
/* data/catalog/aws/services/cloudtrail.json: lines[1].help */
N_("The trail writes into this group, too.")
/* data/catalog/aws/services/cloudtrail.json: lines[2].help */
N_("The topic hears of every new file and of the CIS alarms.")
/* data/catalog/aws/services/cloudtrail.json: lines[2].props.files.label */
N_("Tell of every file")
/* data/catalog/aws/services/cloudtrail.json: lines[2].props.files.help */
N_("Off: only the CIS alarms.")
/* data/catalog/aws/services/cloudtrail.json: lines[2].do[0].refuse */
N_("CloudTrail tells standard topics only.")
/* data/catalog/aws/services/cloudtrail.json: lines[2].do[1].say */
N_("A trail tells one topic of its files. This line carries the alarms only.")
/* data/catalog/aws/services/cloudtrail.json: lines[3].help */
N_("Every recorded call becomes an event.")
/* data/catalog/aws/services/cloudtrail.json: lines[4].help */
N_("Looks for one kind of change in the trail's log group and raises the alarm.")
/* data/catalog/aws/services/cloudtrail.json: lines[4].props.control.label */
N_("CIS control")
/* data/catalog/aws/services/cloudtrail.json: lines[4].props.control.help */
N_("4.1 refused calls, 4.2 sign-in without MFA, 4.3 root, 4.4 IAM, 4.5 trail, 4.6 failed sign-ins, 4.7 keys, 4.8 buckets, 4.9 Config, 4.10 groups, 4.11 ACLs, 4.12 gateways, 4.13 routes, 4.14 VPCs.")
/* data/catalog/aws/services/cloudtrail.json: lines[4].do[1].refuse */
N_("{from} has no pattern for this control.")
/* data/catalog/aws/services/cloudtrail.json: lines[4].do[4].say */
N_("One event must be enough for this alarm. Set how many are out of range to 1.")
/* data/catalog/aws/services/cloudtrail.json: lines[4].do[5].say */
N_("An alarm watches one thing. Draw another alarm for this one.")
/* data/catalog/aws/services/cloudtrail.json: lines[5].refuse */
N_("CloudTrail records by itself. Draw the line from CloudTrail to its bucket, topic or log group.")
/* data/catalog/aws/services/cloudtrail.json: checks[0].say */
N_("What happens in other regions is not recorded.")
/* data/catalog/aws/services/cloudtrail.json: checks[1].say */
N_("Nobody could tell whether a file was changed.")
/* data/catalog/aws/services/cloudtrail.json: checks[2].say */
N_("Nobody would hear the CIS alarms, so they are left out. Connect {name} to a topic.")
/* data/catalog/aws/services/cloudtrail.json: checks[3].say */
N_("The files are under a key of AWS. Connect a key of your own.")
/* data/catalog/aws/services/cloudtrail.json: outputs[0].help */
N_("The trail.")
/* data/catalog/aws/services/cloudwatch_alarm.json: help */
N_("Watches what a line comes from, and tells a topic when its metric leaves the range.")
/* data/catalog/aws/services/cloudwatch_alarm.json: refuse_parents.aws.vpc */
N_("{child} is not inside a VPC: CloudWatch is a service of the region.")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.metric.label */
N_("Metric")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.metric.help */
N_("Empty: the usual one of what it watches, like CPUUtilization.")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.statistic.label */
N_("Statistic")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.comparison.label */
N_("Comparison")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.threshold.label */
N_("Threshold")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.threshold.help */
N_("Empty: the usual one of the metric.")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.period_s.label */
N_("Period")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.periods.label */
N_("Periods looked at")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.datapoints.label */
N_("Of which out of range")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.missing.label */
N_("No data means")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.ok_action.label */
N_("Also tell when it is over")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[0].help */
N_("Watches the usual metric of this resource; nothing is added to the resource itself.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[1].help */
N_("The topic hears when the alarm goes off, and when it is over.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[2].help */
N_("The alarm starts the function.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[2].do[0].refuse */
N_("The alarm watches nothing yet. Draw a line to it first.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[3].help */
N_("The alarm adds or removes servers.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[3].props.change.label */
N_("Servers")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[3].props.change.help */
N_("Negative: takes servers away.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[4].help */
N_("The alarm starts or stops copies of the service.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[4].props.change.label */
N_("Copies")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[4].props.change.help */
N_("Negative: stops copies.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[4].do[1].refuse */
N_("{to} cannot grow: give it a maximum above its count first.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[5].help */
N_("The alarm recovers, reboots or stops the server.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[5].props.action.label */
N_("Does")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[6].refuse */
N_("An alarm cannot deliver there. Send it to SNS and subscribe {to} to the topic.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[7].refuse */
N_("There is nothing to measure on {from}. Draw the line from what {from} uses.")
/* data/catalog/aws/services/cloudwatch_alarm.json: checks[0].say */
N_("{name} watches a metric of your own choice. Say the threshold, too.")
/* data/catalog/aws/services/cloudwatch_alarm.json: checks[1].say */
N_("The alarm watches nothing yet. Draw a line to it from what it should watch.")
/* data/catalog/aws/services/cloudwatch_alarm.json: checks[2].say */
N_("Nobody hears this alarm. Connect it to a topic.")
/* data/catalog/aws/services/cloudwatch_alarm.json: outputs[0].help */
N_("The alarm.")
/* data/catalog/aws/services/cloudwatch_logs.json: help */
N_("Where logs are kept, for as long as you say.")
/* data/catalog/aws/services/cloudwatch_logs.json: refuse_parents.aws.vpc */
N_("{child} is not inside a VPC. Connect a VPC endpoint to reach it privately.")
/* data/catalog/aws/services/cloudwatch_logs.json: props.name.help */
N_("Empty: chosen for what writes to it.")
/* data/catalog/aws/services/cloudwatch_logs.json: props.retention_days.label */
N_("Kept for")
/* data/catalog/aws/services/cloudwatch_logs.json: props.retention_days.help */
N_("0: for ever.")
/* data/catalog/aws/services/cloudwatch_logs.json: props.class.label */
N_("Class")
/* data/catalog/aws/services/cloudwatch_logs.json: props.class.help */
N_("Infrequent access is half the price, without subscriptions and metric filters.")
/* data/catalog/aws/services/cloudwatch_logs.json: props.metric_filters.label */
N_("Metric filters")
/* data/catalog/aws/services/cloudwatch_logs.json: props.metric_filters.help */
N_("List of {\"name\": \"errors\", \"pattern\": \"ERROR\", \"value\": \"1\"}.")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[0].help */
N_("Lets this service write here, and tells it the group's name.")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[1].help */
N_("The role may write here.")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[2].help */
N_("Every log line that matches starts the function.")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[2].props.pattern.label */
N_("Pattern")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[2].props.pattern.help */
N_("Empty: every line.")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[3].help */
N_("Counts the lines that match and raises the alarm.")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[4].help */
N_("Firehose gathers the log lines that match into files, five minutes or 64 MB at a time.")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[4].props.prefix.label */
N_("Folder")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[4].props.prefix.help */
N_("Put before the year, month, day and hour. Empty: the name of what sends the records.")
/* data/catalog/aws/services/cloudwatch_logs.json: checks[0].say */
N_("Every metric filter needs a name: {\"name\": \"errors\", \"pattern\": \"ERROR\"}.")
/* data/catalog/aws/services/cloudwatch_logs.json: checks[1].say */
N_("Every metric filter needs a pattern: {\"name\": \"errors\", \"pattern\": \"ERROR\"}.")
/* data/catalog/aws/services/cloudwatch_logs.json: checks[2].say */
N_("A log group passes its lines to two receivers at most.")
/* data/catalog/aws/services/cloudwatch_logs.json: checks[3].say */
N_("These writers need group names that begin differently. Give each its own log group.")
/* data/catalog/aws/services/cloudwatch_logs.json: checks[4].say */
N_("Logs are kept, and paid for, for ever.")
/* data/catalog/aws/services/cloudwatch_logs.json: outputs[0].help */
N_("Name of the log group.")
/* data/catalog/aws/services/cognito.json: help */
N_("Lets people sign up and sign in, and gives them the tokens that an API asks for.")
/* data/catalog/aws/services/cognito.json: refuse_parents.aws.vpc */
N_("{child} is not inside a VPC: it is a service of the region.")
/* data/catalog/aws/services/cognito.json: props.sign_in.label */
N_("Sign in with")
/* data/catalog/aws/services/cognito.json: props.sign_in.help */
N_("What people are known by. It can never be changed: a new pool would lose everybody.")
/* data/catalog/aws/services/cognito.json: props.mfa.label */
N_("Second factor")
/* data/catalog/aws/services/cognito.json: props.mfa.help */
N_("A code of an app on the phone beside the password.")
/* data/catalog/aws/services/cognito.json: props.password_min.label */
N_("Password length")
/* data/catalog/aws/services/cognito.json: props.password_min.help */
N_("At least this many signs, with small and capital letters, digits and symbols.")
/* data/catalog/aws/services/cognito.json: props.self_signup.label */
N_("People sign up")
/* data/catalog/aws/services/cognito.json: props.self_signup.help */
N_("Anybody may make an account. Off: only administrators make them.")
/* data/catalog/aws/services/cognito.json: props.secret.label */
N_("Client secret")
/* data/catalog/aws/services/cognito.json: props.secret.help */
N_("For programs on a server. Pages and apps cannot keep a secret.")
/* data/catalog/aws/services/cognito.json: props.callbacks.label */
N_("Return addresses")
/* data/catalog/aws/services/cognito.json: props.callbacks.help */
N_("Where the sign-in page sends people back, such as https://www.shop.kr/back. Empty: no such page.")
/* data/catalog/aws/services/cognito.json: props.logouts.label */
N_("Sign-out addresses")
/* data/catalog/aws/services/cognito.json: props.logouts.help */
N_("Where people land after they signed out.")
/* data/catalog/aws/services/cognito.json: props.tier.label */
N_("Plan")
/* data/catalog/aws/services/cognito.json: props.tier.help */
N_("What the pool can do. CloudFormation only.")
/* data/catalog/aws/services/cognito.json: props.threat_protection.label */
N_("Threat protection")
/* data/catalog/aws/services/cognito.json: props.threat_protection.help */
N_("Notice or stop stolen passwords. Needs the plan PLUS. CloudFormation only.")
/* data/catalog/aws/services/cognito.json: lines[0].help */
N_("Only drawn: people sign in over the internet.")
/* data/catalog/aws/services/cognito.json: lines[1].props.open.label */
N_("Open routes")
/* data/catalog/aws/services/cognito.json: lines[1].props.open.help */
N_("Routes that ask for no token, such as GET /health. The same text as on the line that leaves the API.")
/* data/catalog/aws/services/cognito.json: lines[1].help */
N_("Every route of the API asks for a token of this pool, but for the open ones.")
/* data/catalog/aws/services/cognito.json: lines[1].do[0].say */
N_("{to} takes the tokens of one user pool. {from} is not asked.")
/* data/catalog/aws/services/cognito.json: lines[2].help */
N_("People sign in before the load balancer passes their requests on.")
/* data/catalog/aws/services/cognito.json: lines[2].do[0].refuse */
N_("Signing in needs HTTPS. Connect a certificate to {to} first.")
/* data/catalog/aws/services/cognito.json: lines[2].do[1].say */
N_("{to} signs people in with one user pool. {from} is not asked.")
/* data/catalog/aws/services/cognito.json: lines[3].props.trigger.label */
N_("When")
/* data/catalog/aws/services/cognito.json: lines[3].props.trigger.help */
N_("Moment at which the pool calls the function, and waits for it.")
/* data/catalog/aws/services/cognito.json: lines[3].help */
N_("The pool calls the function at one moment of signing up or in.")
/* data/catalog/aws/services/cognito.json: lines[4].help */
N_("Codes and invitations are sent by this sender.")
/* data/catalog/aws/services/cognito.json: lines[5].help */
N_("Lets {from} look people up, and tells it the pool.")
/* data/catalog/aws/services/cognito.json: lines[6].help */
N_("Every request to the sign-in passes the rules first.")
/* data/catalog/aws/services/cognito.json: lines[6].do[0].refuse */
N_("{to} has one WAF. Put the rules of {from} into it.")
/* data/catalog/aws/services/cognito.json: lines[9].refuse */
N_("Cognito signs people in for an API or an HTTPS load balancer. Put one of them in front of {to}.")
/* data/catalog/aws/services/cognito.json: lines[10].refuse */
N_("A user pool does not call {to}. Let it start a Lambda function that does.")
/* data/catalog/aws/services/cognito.json: checks[0].say */
N_("Passwords of {name} may be shorter than 8 signs. Ask for 12.")
/* data/catalog/aws/services/cognito.json: checks[1].say */
N_("{name} offers no second factor. Make it optional or required.")
/* data/catalog/aws/services/cognito.json: checks[2].say */
N_("Threat protection of {name} needs the plan PLUS; it is left out.")
/* data/catalog/aws/services/cognito.json: checks[3].say */
N_("Terraform cannot set the plan of {name}: it makes a pool of the plan ESSENTIALS.")
/* data/catalog/aws/services/cognito.json: checks[4].say */
N_("Every code that {name} sends by SMS is paid for, and new accounts are in the SMS sandbox.")
/* data/catalog/aws/services/cognito.json: outputs[0].help */
N_("Id of the user pool.")
/* data/catalog/aws/services/cognito.json: outputs[1].help */
N_("Id of the app client.")
/* data/catalog/aws/services/cognito.json: outputs[2].help */
N_("Who signs the tokens.")
/* data/catalog/aws/services/dynamodb.json: help */
N_("A key-value and document table without servers; it answers in milliseconds at any size.")
/* data/catalog/aws/services/dynamodb.json: props.partition_key.label */
N_("Partition key")
/* data/catalog/aws/services/dynamodb.json: props.partition_type.label */
N_("Partition key type")
/* data/catalog/aws/services/dynamodb.json: props.partition_type.help */
N_("S text, N number, B binary.")
/* data/catalog/aws/services/dynamodb.json: props.sort_key.label */
N_("Sort key")
/* data/catalog/aws/services/dynamodb.json: props.sort_key.help */
N_("Empty: one item for each partition key.")
/* data/catalog/aws/services/dynamodb.json: props.sort_type.label */
N_("Sort key type")
/* data/catalog/aws/services/dynamodb.json: props.billing.label */
N_("Billing")
/* data/catalog/aws/services/dynamodb.json: props.rcu.label */
N_("Reads")
/* data/catalog/aws/services/dynamodb.json: props.rcu.help */
/* xgettext:no-c-format */
N_("Grows by itself up to eight times this at 70 % use.")
/* data/catalog/aws/services/dynamodb.json: props.rcu.unit */
N_("per second")
/* data/catalog/aws/services/dynamodb.json: props.wcu.label */
N_("Writes")
/* data/catalog/aws/services/dynamodb.json: props.indexes.label */
N_("Secondary indexes")
/* data/catalog/aws/services/dynamodb.json: props.indexes.help */
N_("At most four, each {\"name\": \"by_mail\", \"pk\": \"mail\", \"sk\": \"created\", \"sk_type\": \"N\"}.")
/* data/catalog/aws/services/dynamodb.json: props.ttl.label */
N_("Expiry attribute")
/* data/catalog/aws/services/dynamodb.json: props.ttl.help */
N_("Items vanish after the time this attribute holds, in seconds since 1970.")
/* data/catalog/aws/services/dynamodb.json: props.stream.label */
N_("Stream")
/* data/catalog/aws/services/dynamodb.json: props.stream.help */
N_("Turns itself on as soon as an event line leaves the table.")
/* data/catalog/aws/services/dynamodb.json: props.pitr.label */
N_("Point-in-time recovery")
/* data/catalog/aws/services/dynamodb.json: props.pitr.help */
N_("Back to any second of the last 35 days.")
/* data/catalog/aws/services/dynamodb.json: props.table_class.label */
N_("Table class")
/* data/catalog/aws/services/dynamodb.json: props.encryption.help */
N_("aws: free, run by AWS. key: your own KMS key.")
/* data/catalog/aws/services/dynamodb.json: lines[0].help */
N_("Lets this service read and write the items, and tells it the table's name.")
/* data/catalog/aws/services/dynamodb.json: lines[1].help */
N_("The role may read and write the items.")
/* data/catalog/aws/services/dynamodb.json: lines[2].help */
N_("Turns the stream on and starts the function for every change.")
/* data/catalog/aws/services/dynamodb.json: lines[2].props.batch.label */
N_("Batch")
/* data/catalog/aws/services/dynamodb.json: lines[3].help */
N_("A pipe copies every change to the queue.")
/* data/catalog/aws/services/dynamodb.json: lines[3].do[0].refuse */
N_("A pipe needs a standard queue here.")
/* data/catalog/aws/services/dynamodb.json: lines[4].help */
N_("A pipe publishes every change to the topic.")
/* data/catalog/aws/services/dynamodb.json: lines[4].do[0].refuse */
N_("A pipe needs a standard topic here.")
/* data/catalog/aws/services/dynamodb.json: lines[5].refuse */
N_("DynamoDB streams need a reader. Put a Lambda function between.")
/* data/catalog/aws/services/dynamodb.json: checks[0].say */
N_("Only the first four indexes are written. Ask for fewer.")
/* data/catalog/aws/services/dynamodb.json: checks[1].say */
N_("Point-in-time recovery is off: a bad write cannot be undone.")
/* data/catalog/aws/services/dynamodb.json: outputs[0].help */
N_("Name of the table.")
/* data/catalog/aws/services/ec2.json: help */
N_("A server of your own.")
/* data/catalog/aws/services/ec2.json: props.count.label */
N_("How many")
/* data/catalog/aws/services/ec2.json: props.count.help */
N_("Equal instances in different zones. For more, use an Auto Scaling group.")
/* data/catalog/aws/services/ec2.json: props.public_ip.label */
N_("Public address")
/* data/catalog/aws/services/ec2.json: props.public_ip.help */
N_("Only in a public subnet. A load balancer in front is safer.")
/* data/catalog/aws/services/ec2.json: props.termination_protection.label */
N_("Termination protection")
/* data/catalog/aws/services/ec2.json: props.key_pair.label */
N_("Key pair")
/* data/catalog/aws/services/ec2.json: props.key_pair.help */
N_("Name of an SSH key. Session Manager needs none and no open port.")
/* data/catalog/aws/services/ec2.json: lines[0].props.port.help */
N_("Port that is opened.")
/* data/catalog/aws/services/ec2.json: lines[0].help */
N_("Gives the instance a public address and opens the port.")
/* data/catalog/aws/services/ec2.json: lines[0].do[0].refuse */
N_("{to} has no public address. Put a load balancer in front, or move it to a public subnet.")
/* data/catalog/aws/services/ec2.json: lines[0].do[1].refuse */
N_("Open SSH to the world? Use Session Manager: it needs no port.")
/* data/catalog/aws/services/ec2.json: lines[1].props.port.help */
N_("Empty: the port the instance says.")
/* data/catalog/aws/services/ec2.json: lines[1].help */
N_("Lets {from} call the instance and tells it the address.")
/* data/catalog/aws/services/ec2.json: lines[2].help */
N_("Lets the instance call these addresses.")
/* data/catalog/aws/services/ec2.json: lines[3].help */
N_("Only drawn: private subnets route to the gateway of their zone.")
/* data/catalog/aws/services/ec2.json: checks[3].say */
N_("{name} is one server. Use an Auto Scaling group so that a broken one is replaced.")
/* data/catalog/aws/services/ec2.json: outputs[0].help */
N_("Id of the instance.")
/* data/catalog/aws/services/ec2.json: outputs[1].help */
N_("Address inside the network.")
/* data/catalog/aws/services/ec2.json: outputs[2].help */
N_("Address on the internet.")
/* data/catalog/aws/services/ecr.json: help */
N_("Keeps container images.")
/* data/catalog/aws/services/ecr.json: props.immutable.label */
N_("Immutable tags")
/* data/catalog/aws/services/ecr.json: props.immutable.help */
N_("A tag always means the same image.")
/* data/catalog/aws/services/ecr.json: props.scan.label */
N_("Scan on push")
/* data/catalog/aws/services/ecr.json: props.scan.help */
N_("Look for known holes in every new image.")
/* data/catalog/aws/services/ecr.json: props.keep.label */
N_("Keep images")
/* data/catalog/aws/services/ecr.json: props.keep.help */
N_("Older images beyond this number are deleted.")
/* data/catalog/aws/services/ecr.json: props.force_delete.label */
N_("Delete with images")
/* data/catalog/aws/services/ecr.json: props.force_delete.help */
N_("Let it be deleted while it holds images.")
/* data/catalog/aws/services/ecr.json: lines[0].props.tag.label */
N_("Tag")
/* data/catalog/aws/services/ecr.json: lines[0].props.tag.help */
N_("Which image runs.")
/* data/catalog/aws/services/ecr.json: lines[0].help */
N_("The service runs an image of this repository and may pull it.")
/* data/catalog/aws/services/ecr.json: lines[1].help */
N_("The function is an image of this repository.")
/* data/catalog/aws/services/ecr.json: lines[2].props.access.help */
N_("Pull images, or also push them.")
/* data/catalog/aws/services/ecr.json: lines[2].help */
N_("Lets the servers pull images.")
/* data/catalog/aws/services/ecr.json: lines[3].help */
N_("The topic hears of pushed, deleted and scanned images, by a rule of EventBridge.")
/* data/catalog/aws/services/ecr.json: lines[3].do[0].refuse */
N_("EventBridge publishes to standard topics only.")
/* data/catalog/aws/services/ecr.json: outputs[0].help */
N_("Where to push images.")
/* data/catalog/aws/services/ecs_cluster.json: help */
N_("Where container services run. It costs nothing itself.")
/* data/catalog/aws/services/ecs_cluster.json: props.launch.help */
N_("Spot costs about a third and may be taken away with two minutes' notice.")
/* data/catalog/aws/services/ecs_cluster.json: props.insights.label */
N_("Container Insights")
/* data/catalog/aws/services/ecs_cluster.json: props.insights.help */
N_("Metrics of every task.")
/* data/catalog/aws/services/ecs_cluster.json: lines[0].refuse */
N_("Connect the service inside the cluster {to}.")
/* data/catalog/aws/services/ecs_cluster.json: lines[1].refuse */
N_("Connect the service inside the cluster {from}.")
/* data/catalog/aws/services/ecs_cluster.json: checks[0].say */
N_("Nothing runs in {name}. Drop an ECS service into it.")
/* data/catalog/aws/services/ecs_cluster.json: outputs[0].help */
N_("Name of the cluster.")
/* data/catalog/aws/services/ecs_service.json: help */
N_("Containers that are kept running, without servers to look after.")
/* data/catalog/aws/services/ecs_service.json: props.image.label */
N_("Image")
/* data/catalog/aws/services/ecs_service.json: props.image.help */
N_("Container image. A line to ECR replaces it.")
/* data/catalog/aws/services/ecs_service.json: props.port.help */
N_("Port the container listens on.")
/* data/catalog/aws/services/ecs_service.json: props.cpu.label */
N_("Processor")
/* data/catalog/aws/services/ecs_service.json: props.cpu.help */
N_("1024 units are one processor.")
/* data/catalog/aws/services/ecs_service.json: props.cpu.unit */
N_("CPU units")
/* data/catalog/aws/services/ecs_service.json: props.memory.label */
N_("Memory")
/* data/catalog/aws/services/ecs_service.json: props.memory.help */
N_("Only certain pairs of processor and memory exist.")
/* data/catalog/aws/services/ecs_service.json: props.memory.unit */
N_("MB")
/* data/catalog/aws/services/ecs_service.json: props.max.label */
N_("Copies at most")
/* data/catalog/aws/services/ecs_service.json: props.max.help */
N_("More copies are started when processors are busy. 0: the number stays.")
/* data/catalog/aws/services/ecs_service.json: props.target_cpu.help */
N_("Copies are added above and removed below.")
/* data/catalog/aws/services/ecs_service.json: props.arch.label */
N_("Processor type")
/* data/catalog/aws/services/ecs_service.json: props.arch.help */
N_("Must match the image. arm64 costs a fifth less.")
/* data/catalog/aws/services/ecs_service.json: props.env.label */
N_("Environment")
/* data/catalog/aws/services/ecs_service.json: props.env.help */
N_("Own variables as {NAME: value}. Lines add theirs. Never put a secret here.")
/* data/catalog/aws/services/ecs_service.json: props.readonly_root.label */
N_("Read-only file system")
/* data/catalog/aws/services/ecs_service.json: props.readonly_root.help */
N_("Only /tmp can be written.")
/* data/catalog/aws/services/ecs_service.json: props.exec.label */
N_("Allow a shell")
/* data/catalog/aws/services/ecs_service.json: props.exec.help */
N_("Lets an administrator open a shell in a running container.")
/* data/catalog/aws/services/ecs_service.json: props.egress.help */
N_("The internet over HTTPS, nobody but what lines allow, or everybody. Pulling an image needs HTTPS.")
/* data/catalog/aws/services/ecs_service.json: lines[0].refuse */
N_("Tasks have no fixed address. Put a load balancer in front of {to}.")
/* data/catalog/aws/services/ecs_service.json: lines[1].props.port.help */
N_("Empty: the port the service says.")
/* data/catalog/aws/services/ecs_service.json: lines[1].help */
N_("Opens the service's port to {from}.")
/* data/catalog/aws/services/ecs_service.json: lines[2].help */
N_("Service Connect gives the service a name that {from} can call.")
/* data/catalog/aws/services/ecs_service.json: lines[2].do[1].say */
N_("{from} and {to} are in different clusters. Put an internal load balancer between.")
/* data/catalog/aws/services/ecs_service.json: lines[3].help */
N_("Lets the tasks call these addresses.")
/* data/catalog/aws/services/ecs_service.json: lines[4].help */
N_("The containers write their log there.")
/* data/catalog/aws/services/ecs_service.json: checks[0].say */
N_("Fargate has no such pair of processor and memory: {name} gets the least memory for its processor.")
/* data/catalog/aws/services/ecs_service.json: checks[1].say */
N_("{name} starts with no copies: push an image to its repository, then deploy again with the number you want.")
/* data/catalog/aws/services/ecs_service.json: checks[2].say */
N_("{name} runs in public subnets and gets public addresses. Private subnets are safer.")
/* data/catalog/aws/services/ecs_service.json: outputs[0].help */
N_("Name of the service.")
/* data/catalog/aws/services/efs.json: help */
N_("A folder that many servers, containers and functions share; it grows by itself.")
/* data/catalog/aws/services/efs.json: props.throughput.label */
N_("Throughput")
/* data/catalog/aws/services/efs.json: props.throughput.help */
N_("elastic is paid by what is read and written; bursting grows with the size; provisioned is fixed.")
/* data/catalog/aws/services/efs.json: props.provisioned_mibps.label */
N_("Fixed throughput")
/* data/catalog/aws/services/efs.json: props.provisioned_mibps.unit */
N_("MiB/s")
/* data/catalog/aws/services/efs.json: props.performance.label */
N_("Performance")
/* data/catalog/aws/services/efs.json: props.performance.help */
N_("maxIO takes more clients at once, each a little slower. Changing it replaces the file system.")
/* data/catalog/aws/services/efs.json: props.ia_days.label */
N_("To the cheaper class after")
/* data/catalog/aws/services/efs.json: props.ia_days.help */
N_("Files nobody opened for so long; they come back when somebody does. 0: never.")
/* data/catalog/aws/services/efs.json: props.one_zone.label */
N_("One zone only")
/* data/catalog/aws/services/efs.json: props.one_zone.help */
N_("About half the price; lost when the zone is. Changing it replaces the file system.")
/* data/catalog/aws/services/efs.json: props.backup.label */
N_("Daily backup")
/* data/catalog/aws/services/efs.json: props.backup.help */
N_("AWS Backup keeps 35 days.")
/* data/catalog/aws/services/efs.json: props.uid.label */
N_("User number")
/* data/catalog/aws/services/efs.json: props.uid.help */
N_("Everybody who mounts it acts as this user.")
/* data/catalog/aws/services/efs.json: props.gid.label */
N_("Group number")
/* data/catalog/aws/services/efs.json: props.path.help */
N_("What is seen as the root. Empty: / and the name of the file system.")
/* data/catalog/aws/services/efs.json: props.mode.label */
N_("Rights of the folder")
/* data/catalog/aws/services/efs.json: props.encryption.help */
N_("Always encrypted. key: your own KMS key; changing it later replaces the file system.")
/* data/catalog/aws/services/efs.json: lines[0].props.path.help */
N_("The folder this service sees as its root, like /uploads. Empty: the one of the file system.")
/* data/catalog/aws/services/efs.json: lines[0].help */
N_("Mounts the file system on the servers over TLS, through an access point of their own. Systems Manager does it, also on servers that exist.")
/* data/catalog/aws/services/efs.json: lines[0].do[0].refuse */
N_("Only Amazon Linux brings what mounts EFS over TLS. Change the system of {from}.")
/* data/catalog/aws/services/efs.json: lines[2].help */
N_("Every task mounts the file system over TLS, through an access point of its own.")
/* data/catalog/aws/services/efs.json: lines[3].help */
N_("The function sees the file system as a folder, through an access point of its own.")
/* data/catalog/aws/services/efs.json: lines[3].do[0].refuse */
N_("A function mounts one file system. Give {from} a folder of the other one, or a second function.")
/* data/catalog/aws/services/efs.json: lines[4].help */
N_("The role may mount the file system.")
/* data/catalog/aws/services/efs.json: lines[5].help */
N_("A file system does not open connections: the line is turned round.")
/* data/catalog/aws/services/efs.json: lines[11].refuse */
N_("A stream is read by code. Put a Lambda function between {from} and {to}.")
/* data/catalog/aws/services/efs.json: lines[12].refuse */
N_("EventBridge has no {to} target. Send it to Lambda or Step Functions and let that write to {to}.")
/* data/catalog/aws/services/efs.json: checks[0].say */
N_("A file system has no business in a public subnet. Drop it in a private one, or on the VPC to let Isshoni choose.")
/* data/catalog/aws/services/efs.json: checks[1].say */
N_("One zone knows no maxIO: the usual performance is written.")
/* data/catalog/aws/services/efs.json: checks[2].say */
N_("One zone only: when it is lost, so are the files.")
/* data/catalog/aws/services/efs.json: checks[3].say */
N_("Backups are off: a mistake cannot be undone.")
/* data/catalog/aws/services/efs.json: outputs[0].help */
N_("Id of the file system.")
/* data/catalog/aws/services/eks.json: help */
N_("A managed Kubernetes with its servers. Lines from it are what its pods may do.")
/* data/catalog/aws/services/eks.json: refuse_parents.aws.az */
N_("An EKS control plane spans two zones. Drop {child} on the VPC.")
/* data/catalog/aws/services/eks.json: props.version.label */
N_("Kubernetes")
/* data/catalog/aws/services/eks.json: props.version.help */
N_("Minor version. One that is out of support costs six times as much.")
/* data/catalog/aws/services/eks.json: props.node_type.label */
N_("Server type")
/* data/catalog/aws/services/eks.json: props.node_type.help */
N_("Processor and memory of its servers. Types with a g have ARM processors and cost less.")
/* data/catalog/aws/services/eks.json: props.min.label */
N_("Servers at least")
/* data/catalog/aws/services/eks.json: props.max.label */
N_("Servers at most")
/* data/catalog/aws/services/eks.json: props.disk_gb.help */
N_("Encrypted disk of each server, for images and logs.")
/* data/catalog/aws/services/eks.json: props.port.help */
N_("Port the pods listen on. Lines open it.")
/* data/catalog/aws/services/eks.json: props.namespace.label */
N_("Namespace")
/* data/catalog/aws/services/eks.json: props.namespace.help */
N_("Kubernetes namespace of the pods that get the rights of the lines.")
/* data/catalog/aws/services/eks.json: props.service_account.label */
N_("Service account")
/* data/catalog/aws/services/eks.json: props.service_account.help */
N_("Kubernetes service account that gets the rights of the lines.")
/* data/catalog/aws/services/eks.json: props.public_endpoint.label */
N_("Public control plane")
/* data/catalog/aws/services/eks.json: props.public_endpoint.help */
N_("kubectl works from outside the network, for the addresses below. Off: only from inside.")
/* data/catalog/aws/services/eks.json: props.cidrs.label */
N_("Addresses that may call it")
/* data/catalog/aws/services/eks.json: props.cidrs.help */
N_("Address ranges such as those of the office. Never everybody.")
/* data/catalog/aws/services/eks.json: props.secrets_encryption.label */
N_("Encrypt secrets")
/* data/catalog/aws/services/eks.json: props.secrets_encryption.help */
N_("Kubernetes secrets are encrypted with your own key. It cannot be turned off again.")
/* data/catalog/aws/services/eks.json: props.all_logs.label */
N_("All control-plane logs")
/* data/catalog/aws/services/eks.json: props.all_logs.help */
N_("Off: only who did what and who signed in.")
/* data/catalog/aws/services/eks.json: props.egress.help */
N_("The internet over HTTPS, or everybody. Pulling an image needs HTTPS.")
/* data/catalog/aws/services/eks.json: verbs.join-group.do[0].say */
N_("Pods of {to} join the target group with a TargetGroupBinding of the AWS Load Balancer Controller.")
/* data/catalog/aws/services/eks.json: lines[0].refuse */
N_("The internet reaches pods through a load balancer, not the control plane. Put one in front of {to}.")
/* data/catalog/aws/services/eks.json: lines[1].props.port.help */
N_("Empty: the port the cluster says.")
/* data/catalog/aws/services/eks.json: lines[1].help */
N_("Opens the port of the cluster's servers to {from}.")
/* data/catalog/aws/services/eks.json: lines[3].props.access.help */
N_("Servers pull every image already; readwrite lets pods push, too.")
/* data/catalog/aws/services/eks.json: lines[3].help */
N_("The servers may pull its images, and pods are told where it is.")
/* data/catalog/aws/services/eks.json: lines[5].help */
N_("Lets the pods write here, and tells them the group's name.")
/* data/catalog/aws/services/eks.json: lines[6].help */
N_("The pods take messages from the queue; SQS itself pushes nothing.")
/* data/catalog/aws/services/eks.json: lines[7].help */
N_("The pods read the stream; Kinesis itself pushes nothing.")
/* data/catalog/aws/services/eks.json: lines[8].props.path.help */
N_("The folder the pods see as its root, like /uploads. Empty: the one of the file system.")
/* data/catalog/aws/services/eks.json: lines[8].help */
N_("Pods mount the file system with the EFS driver, which is added, through an access point of their own.")
/* data/catalog/aws/services/eks.json: lines[9].help */
N_("S3 does not open connections: the line is turned round.")
/* data/catalog/aws/services/eks.json: checks[0].say */
N_("The control plane of {name} would be open to everybody. Name the addresses that may call it.")
/* data/catalog/aws/services/eks.json: checks[1].say */
N_("kubectl reaches {name} only from inside its network, for example through Session Manager.")
/* data/catalog/aws/services/eks.json: checks[3].say */
N_("Secrets of {name} are not encrypted with a key of your own. Turn it on.")
/* data/catalog/aws/services/eks.json: outputs[0].help */
N_("Name of the cluster, for kubectl.")
/* data/catalog/aws/services/eks.json: outputs[1].help */
N_("Address of the control plane.")
/* data/catalog/aws/services/eks.json: outputs[2].help */
N_("Certificate of the control plane.")
/* data/catalog/aws/services/eventbridge.json: help */
N_("A bus for events: whoever is interested says so with a pattern, or with a schedule.")
/* data/catalog/aws/services/eventbridge.json: props.bus.label */
N_("Bus")
/* data/catalog/aws/services/eventbridge.json: props.bus.help */
N_("custom: for your own events. default: where AWS services tell theirs, and where schedules run.")
/* data/catalog/aws/services/eventbridge.json: props.schedule.label */
N_("Schedule")
/* data/catalog/aws/services/eventbridge.json: props.schedule.help */
N_("For lines that say neither pattern nor schedule: rate(5 minutes) or cron(0 9 * * ? *), in UTC.")
/* data/catalog/aws/services/eventbridge.json: props.archive_days.label */
N_("Archive")
/* data/catalog/aws/services/eventbridge.json: props.archive_days.help */
N_("Keeps events so that they can be sent again; 0: no archive.")
/* data/catalog/aws/services/eventbridge.json: props.schemas.label */
N_("Discover schemas")
/* data/catalog/aws/services/eventbridge.json: props.schemas.help */
N_("Writes down what the events look like.")
/* data/catalog/aws/services/eventbridge.json: props.retry_attempts.label */
N_("Tries again")
/* data/catalog/aws/services/eventbridge.json: props.retry_age_s.label */
N_("For at most")
/* data/catalog/aws/services/eventbridge.json: props.dlq.label */
N_("Dead-letter queue")
/* data/catalog/aws/services/eventbridge.json: props.dlq.help */
N_("Keeps events that a target did not take.")
/* data/catalog/aws/services/eventbridge.json: verbs.watch.do[0].say */
N_("AWS counts failed deliveries for each rule and for all: {to} watches all rules of the region, of other buses too.")
/* data/catalog/aws/services/eventbridge.json: verbs.route.do[1].say */
N_("The line says neither pattern nor schedule: only events of this design get through.")
/* data/catalog/aws/services/eventbridge.json: lines[0].help */
N_("Lets this service send events, and tells it the bus.")
/* data/catalog/aws/services/eventbridge.json: lines[1].help */
N_("The role may send events.")
/* data/catalog/aws/services/eventbridge.json: lines[2].help */
N_("A request becomes an event, without code between.")
/* data/catalog/aws/services/eventbridge.json: lines[2].props.route.help */
N_("Method and path. Empty: POST and the name of the bus.")
/* data/catalog/aws/services/eventbridge.json: lines[2].props.detail_type.label */
N_("Detail type")
/* data/catalog/aws/services/eventbridge.json: lines[2].props.detail_type.help */
N_("What kind of event it is; the body is its detail.")
/* data/catalog/aws/services/eventbridge.json: lines[3].help */
N_("The bucket tells the default bus of every new, changed and deleted file; a bus of your own gets them by a rule.")
/* data/catalog/aws/services/eventbridge.json: lines[3].props.prefix.help */
N_("Only files whose name starts so, like in/.")
/* data/catalog/aws/services/eventbridge.json: lines[4].help */
N_("Pushed, deleted and scanned images become events.")
/* data/catalog/aws/services/eventbridge.json: lines[5].help */
N_("Every change of the alarm's state becomes an event.")
/* data/catalog/aws/services/eventbridge.json: lines[6].help */
N_("A pipe turns every message into an event.")
/* data/catalog/aws/services/eventbridge.json: lines[7].help */
N_("A pipe turns every record into an event.")
/* data/catalog/aws/services/eventbridge.json: lines[8].help */
N_("A pipe turns every change of the table into an event.")
/* data/catalog/aws/services/eventbridge.json: lines[9].help */
N_("Events that match start the function.")
/* data/catalog/aws/services/eventbridge.json: lines[9].props.pattern.help */
N_("Which events, like {\"source\": [\"shop.orders\"], \"detail-type\": [\"Paid\"]}. Empty: all of a custom bus.")
/* data/catalog/aws/services/eventbridge.json: lines[9].props.schedule.help */
N_("On the default bus, instead of a pattern: rate(5 minutes) or cron(0 9 * * ? *), in UTC.")
/* data/catalog/aws/services/eventbridge.json: lines[9].do[0].refuse */
N_("Schedules run only on the default bus. Set Bus to default or draw a second EventBridge.")
/* data/catalog/aws/services/eventbridge.json: lines[10].help */
N_("Events that match become messages, or the queue keeps what other targets did not take.")
/* data/catalog/aws/services/eventbridge.json: lines[10].props.role.help */
N_("Events are sent there, or only those that another target did not take.")
/* data/catalog/aws/services/eventbridge.json: lines[10].do[2].refuse */
N_("The dead-letter queue of EventBridge must be a standard queue.")
/* data/catalog/aws/services/eventbridge.json: lines[11].help */
N_("Events that match are published.")
/* data/catalog/aws/services/eventbridge.json: lines[12].help */
N_("Events that match become records of the stream.")
/* data/catalog/aws/services/eventbridge.json: lines[13].help */
N_("Every event that matches runs one more task of this service, to its end.")
/* data/catalog/aws/services/eventbridge.json: lines[14].help */
N_("Events that match go to the other bus, too.")
/* data/catalog/aws/services/eventbridge.json: lines[14].do[1].refuse */
N_("Events would go round in circles. Send them to another bus.")
/* data/catalog/aws/services/eventbridge.json: lines[15].help */
N_("Events that match are written to the log group.")
/* data/catalog/aws/services/eventbridge.json: lines[17].refuse */
N_("EventBridge calls no HTTP API. Send it to Lambda or Step Functions and let that call {to}.")
/* data/catalog/aws/services/eventbridge.json: lines[18].refuse */
N_("SES tells its news to a topic. Draw the line from {from} to SNS.")
/* data/catalog/aws/services/eventbridge.json: outputs[0].help */
N_("Name of the event bus.")
/* data/catalog/aws/services/eventbridge.json: outputs[1].help */
N_("The event bus.")
/* data/catalog/aws/services/group.json: help */
N_("A frame that gathers things on the canvas. It changes no configuration.")
/* data/catalog/aws/services/group.json: lines[0].refuse */
N_("{to} is only a frame. Draw the line to what is inside it.")
/* data/catalog/aws/services/group.json: lines[1].refuse */
N_("{from} is only a frame. Draw the line from what is inside it.")
/* data/catalog/aws/services/iam_role.json: help */
N_("Who a service is and what it may do. Most roles are made by themselves; draw one to share or edit it.")
/* data/catalog/aws/services/iam_role.json: props.trusted.label */
N_("Trusted services")
/* data/catalog/aws/services/iam_role.json: props.trusted.help */
N_("More who may take this role, like events.amazonaws.com. Connected services are trusted by themselves.")
/* data/catalog/aws/services/iam_role.json: props.managed_policies.label */
N_("Managed policies")
/* data/catalog/aws/services/iam_role.json: props.managed_policies.help */
N_("Names of AWS policies, like AmazonSSMManagedInstanceCore.")
/* data/catalog/aws/services/iam_role.json: props.statements.label */
N_("Own statements")
/* data/catalog/aws/services/iam_role.json: props.statements.help */
N_("List of {\"sid\": \"Read\", \"actions\": [\"s3:GetObject\"], \"resources\": [\"arn:aws:s3:::name/*\"]}.")
/* data/catalog/aws/services/iam_role.json: props.boundary.label */
N_("Permissions boundary")
/* data/catalog/aws/services/iam_role.json: props.boundary.help */
N_("ARN of a policy that caps what the role can do.")
/* data/catalog/aws/services/iam_role.json: props.max_session_s.label */
N_("Longest session")
/* data/catalog/aws/services/iam_role.json: lines[0].help */
N_("The service runs as this role instead of one of its own.")
/* data/catalog/aws/services/iam_role.json: lines[1].help */
N_("The service runs as this role: the line is turned round.")
/* data/catalog/aws/services/iam_role.json: lines[2].help */
N_("The first role may take the second.")
/* data/catalog/aws/services/iam_role.json: lines[2].do[0].refuse */
N_("A role has itself already: {from} need not take it.")
/* data/catalog/aws/services/iam_role.json: lines[2].do[1].refuse */
N_("{from} and {to} cannot take each other: each would have to be there first. Let a third role take both.")
/* data/catalog/aws/services/iam_role.json: lines[3].refuse */
N_("People sign in through your identity provider. Name who may take {to} in its properties.")
/* data/catalog/aws/services/iam_role.json: checks[0].say */
N_("AdministratorAccess in production is refused. Connect the role to what it needs.")
/* data/catalog/aws/services/iam_role.json: checks[1].say */
N_("AdministratorAccess may do everything. Connect the role to what it needs.")
/* data/catalog/aws/services/iam_role.json: outputs[0].help */
N_("The role.")
/* data/catalog/aws/services/internet.json: help */
N_("Everybody outside: lines from it say which addresses may come in.")
/* data/catalog/aws/services/internet.json: props.cidrs.label */
N_("Addresses")
/* data/catalog/aws/services/internet.json: props.cidrs.help */
N_("Address ranges this stands for. An office range narrows every line from it.")
/* data/catalog/aws/services/kinesis.json: help */
N_("A stream that keeps records in order for a day or more; many readers take them at their own pace.")
/* data/catalog/aws/services/kinesis.json: props.mode.help */
N_("provisioned: a number of shards. on_demand follows the load, and costs more while idle.")
/* data/catalog/aws/services/kinesis.json: props.shards.label */
N_("Shards")
/* data/catalog/aws/services/kinesis.json: props.shards.help */
N_("Each takes 1 MB or 1000 records a second.")
/* data/catalog/aws/services/kinesis.json: props.retention_h.help */
N_("How far back a reader may start again.")
/* data/catalog/aws/services/kinesis.json: props.retention_h.unit */
N_("hours")
/* data/catalog/aws/services/kinesis.json: props.consumers_enhanced.label */
N_("Own lane for each function")
/* data/catalog/aws/services/kinesis.json: props.consumers_enhanced.help */
N_("Enhanced fan-out: each connected function gets 2 MB a second of its own.")
/* data/catalog/aws/services/kinesis.json: props.encryption.help */
N_("aws: the key AWS runs for Kinesis. key: your own KMS key.")
/* data/catalog/aws/services/kinesis.json: lines[0].help */
N_("Lets this service write records, or read them, and tells it the stream.")
/* data/catalog/aws/services/kinesis.json: lines[1].help */
N_("The role may write records, or read them.")
/* data/catalog/aws/services/kinesis.json: lines[2].help */
N_("A request becomes a record, without code between.")
/* data/catalog/aws/services/kinesis.json: lines[2].props.route.help */
N_("Method and path. Empty: POST and the name of the stream.")
/* data/catalog/aws/services/kinesis.json: lines[2].props.partition_key.help */
N_("Records of one key stay in order: $request.path.device or $request.body.device. Empty: any order.")
/* data/catalog/aws/services/kinesis.json: lines[3].help */
N_("Every change of the table becomes a record of the stream.")
/* data/catalog/aws/services/kinesis.json: lines[4].help */
N_("The bucket tells the default bus of every file, and a rule there makes records of it.")
/* data/catalog/aws/services/kinesis.json: lines[5].help */
N_("Every log line that matches becomes a record of the stream.")
/* data/catalog/aws/services/kinesis.json: lines[6].help */
N_("A pipe turns every message into a record of the stream.")
/* data/catalog/aws/services/kinesis.json: lines[7].help */
N_("Starts the function with batches of records; what fails three times goes to its failure queue.")
/* data/catalog/aws/services/kinesis.json: lines[7].props.window_s.label */
N_("Wait to fill it")
/* data/catalog/aws/services/kinesis.json: lines[7].props.start.label */
N_("Begin")
/* data/catalog/aws/services/kinesis.json: lines[7].props.start.help */
N_("With new records, or with the oldest that is kept.")
/* data/catalog/aws/services/kinesis.json: lines[8].help */
N_("This service reads the stream; Kinesis itself pushes nothing.")
/* data/catalog/aws/services/kinesis.json: lines[9].help */
N_("A pipe copies every record to the queue.")
/* data/catalog/aws/services/kinesis.json: lines[10].help */
N_("A pipe publishes every record to the topic.")
/* data/catalog/aws/services/kinesis.json: lines[11].help */
N_("Firehose gathers records into compressed files, five minutes or 64 MB at a time.")
/* data/catalog/aws/services/kinesis.json: lines[11].props.format.label */
N_("Files")
/* data/catalog/aws/services/kinesis.json: lines[11].props.format.help */
N_("UNCOMPRESSED for records that are compressed already, like the lines of a log group.")
/* data/catalog/aws/services/kinesis.json: lines[13].refuse */
N_("SNS cannot start {to}. Put an SQS queue between.")
/* data/catalog/aws/services/kinesis.json: outputs[0].help */
N_("Name of the stream.")
/* data/catalog/aws/services/kinesis.json: outputs[1].help */
N_("The stream.")
/* data/catalog/aws/services/kms.json: help */
N_("Your own encryption key; whatever a line from it reaches is encrypted with it.")
/* data/catalog/aws/services/kms.json: props.description.label */
N_("Description")
/* data/catalog/aws/services/kms.json: props.rotation.label */
N_("Rotate every year")
/* data/catalog/aws/services/kms.json: props.window_days.label */
N_("Waits before it is deleted")
/* data/catalog/aws/services/kms.json: props.multi_region.label */
N_("Multi-region")
/* data/catalog/aws/services/kms.json: props.multi_region.help */
N_("Cannot be changed later.")
/* data/catalog/aws/services/kms.json: lines[0].help */
N_("Encrypts it with this key. On databases and caches that already exist this replaces them.")
/* data/catalog/aws/services/kms.json: lines[1].help */
N_("Lets this service encrypt and decrypt with the key.")
/* data/catalog/aws/services/kms.json: lines[2].help */
N_("The role may encrypt and decrypt with the key.")
/* data/catalog/aws/services/kms.json: checks[0].say */
N_("The key never changes. Let it rotate every year.")
/* data/catalog/aws/services/kms.json: outputs[0].help */
N_("The key.")
/* data/catalog/aws/services/lambda.json: help */
N_("Code that runs when something happens, and costs nothing while it waits.")
/* data/catalog/aws/services/lambda.json: props.runtime.label */
N_("Runtime")
/* data/catalog/aws/services/lambda.json: props.runtime.help */
N_("Language and version the code is written for.")
/* data/catalog/aws/services/lambda.json: props.handler.label */
N_("Handler")
/* data/catalog/aws/services/lambda.json: props.handler.help */
N_("File and function that is called, such as index.handler.")
/* data/catalog/aws/services/lambda.json: props.memory.help */
N_("More memory also means more processor.")
/* data/catalog/aws/services/lambda.json: props.timeout.help */
N_("A call that takes longer is stopped. 29 seconds is all an API waits.")
/* data/catalog/aws/services/lambda.json: props.arch.help */
N_("arm64 costs a fifth less.")
/* data/catalog/aws/services/lambda.json: props.code.label */
N_("Code")
/* data/catalog/aws/services/lambda.json: props.code.help */
N_("A placeholder that your pipeline replaces, or a package in a bucket. A line to ECR makes it an image.")
/* data/catalog/aws/services/lambda.json: props.s3_bucket.label */
N_("Package bucket")
/* data/catalog/aws/services/lambda.json: props.s3_bucket.help */
N_("Bucket that holds the zip file. Empty: PREFIX-packages-ACCOUNT.")
/* data/catalog/aws/services/lambda.json: props.s3_key.label */
N_("Package key")
/* data/catalog/aws/services/lambda.json: props.s3_key.help */
N_("Name of the zip file in the bucket. Empty: functions/NAME.zip.")
/* data/catalog/aws/services/lambda.json: props.tracing.label */
N_("X-Ray tracing")
/* data/catalog/aws/services/lambda.json: props.tracing.help */
N_("Record where the time goes.")
/* data/catalog/aws/services/lambda.json: props.dlq.help */
N_("Keep events that failed three times. Only asynchronous calls use it.")
/* data/catalog/aws/services/lambda.json: props.concurrency.label */
N_("Reserved concurrency")
/* data/catalog/aws/services/lambda.json: props.concurrency.help */
N_("Most copies at once. -1: what the account has left. 0 stops the function.")
/* data/catalog/aws/services/lambda.json: lines[0].help */
N_("Lets {from} call the function and tells it the name.")
/* data/catalog/aws/services/lambda.json: lines[0].do[0].refuse */
N_("A function that calls itself runs for ever. Use a queue between.")
/* data/catalog/aws/services/lambda.json: lines[1].refuse */
N_("Put an API Gateway in front of {to} so that calls can be limited.")
/* data/catalog/aws/services/lambda.json: lines[2].props.role.label */
N_("Meaning")
/* data/catalog/aws/services/lambda.json: lines[2].props.role.help */
N_("The function sends messages, or AWS puts events there that the function failed on.")
/* data/catalog/aws/services/lambda.json: lines[2].help */
N_("Lets the function send to the queue, or keeps its failed events there.")
/* data/catalog/aws/services/lambda.json: lines[2].do[0].say */
N_("{from} feeds the queue that starts it. Is that meant?")
/* data/catalog/aws/services/lambda.json: lines[3].props.role.help */
N_("The function publishes messages, or AWS publishes events that the function failed on.")
/* data/catalog/aws/services/lambda.json: lines[3].help */
N_("Lets the function publish to the topic, or tells it of failed events.")
/* data/catalog/aws/services/lambda.json: lines[4].help */
N_("A function inside a network may call these addresses; outside it calls anybody.")
/* data/catalog/aws/services/lambda.json: lines[5].refuse */
N_("Lambda writes to a log group of its own. Change how long logs are kept in {from} instead.")
/* data/catalog/aws/services/lambda.json: checks[0].say */
N_("{name} runs in private subnets: a function in a public subnet gets no public address and could not reach the internet.")
/* data/catalog/aws/services/lambda.json: outputs[0].help */
N_("Name of the function.")
/* data/catalog/aws/services/lambda.json: outputs[1].help */
N_("ARN of the function.")
/* data/catalog/aws/services/nat_gateway.json: help */
N_("The way out for private subnets: they can call the internet, nobody can call them.")
/* data/catalog/aws/services/nat_gateway.json: props.connectivity.label */
N_("Connectivity")
/* data/catalog/aws/services/nat_gateway.json: props.connectivity.help */
N_("Private reaches other networks only and has no public address.")
/* data/catalog/aws/services/nat_gateway.json: props.eip.label */
N_("Elastic IP")
/* data/catalog/aws/services/nat_gateway.json: props.eip.help */
N_("Allocation id of an address you already own. Empty: a new one.")
/* data/catalog/aws/services/nat_gateway.json: lines[0].help */
N_("Only drawn: the gateway reaches the internet by itself.")
/* data/catalog/aws/services/nat_gateway.json: outputs[0].help */
N_("Address that the outside sees when private subnets call it.")
/* data/catalog/aws/services/nlb.json: help */
N_("One address that spreads TCP, TLS or UDP connections without looking inside them.")
/* data/catalog/aws/services/nlb.json: props.scheme.help */
N_("Only your own networks, or the internet too. A line from the internet makes it public.")
/* data/catalog/aws/services/nlb.json: props.static_ip.label */
N_("Fixed addresses")
/* data/catalog/aws/services/nlb.json: props.static_ip.help */
N_("When public: one address in every zone that never changes. Turning it on replaces the load balancer.")
/* data/catalog/aws/services/nlb.json: props.cross_zone.label */
N_("Across zones")
/* data/catalog/aws/services/nlb.json: props.cross_zone.help */
N_("Spread connections over the targets of all zones. Traffic between zones is paid for.")
/* data/catalog/aws/services/nlb.json: props.preserve_client_ip.label */
N_("Show callers' addresses")
/* data/catalog/aws/services/nlb.json: props.preserve_client_ip.help */
N_("Targets see the address of the caller, not that of the load balancer.")
/* data/catalog/aws/services/nlb.json: props.access_logs.help */
N_("Write every TLS connection to a bucket. Plain TCP and UDP are not logged.")
/* data/catalog/aws/services/nlb.json: lines[0].help */
N_("Makes the load balancer public and opens every port it listens on to the addresses of {from}.")
/* data/catalog/aws/services/nlb.json: lines[1].help */
N_("Lets {from} call every port of the load balancer and tells it the address.")
/* data/catalog/aws/services/nlb.json: lines[2].props.port.help */
N_("Port the load balancer listens on for this target.")
/* data/catalog/aws/services/nlb.json: lines[2].props.target_port.label */
N_("Target's port")
/* data/catalog/aws/services/nlb.json: lines[2].props.target_port.help */
N_("Empty: the port the target says.")
/* data/catalog/aws/services/nlb.json: lines[2].props.protocol.label */
N_("Protocol")
/* data/catalog/aws/services/nlb.json: lines[2].props.protocol.help */
N_("auto: TLS with a certificate, else TCP. TLS ends at the load balancer.")
/* data/catalog/aws/services/nlb.json: lines[2].props.drain_s.help */
N_("How long connections may finish when a target leaves.")
/* data/catalog/aws/services/nlb.json: lines[2].help */
N_("Listens on the port, makes a target group with a health check and opens the target's port.")
/* data/catalog/aws/services/nlb.json: lines[2].do[0].refuse */
N_("TLS needs a certificate. Connect ACM to {from} first.")
/* data/catalog/aws/services/nlb.json: lines[2].do[1].refuse */
N_("{from} already listens on this port for another target. Give the line another port.")
/* data/catalog/aws/services/nlb.json: lines[2].do[2].say */
N_("{from} would speak TLS on port 80. Give the line to {to} port 443.")
/* data/catalog/aws/services/nlb.json: lines[3].help */
N_("Listens on the port of the application load balancer and passes its connections there.")
/* data/catalog/aws/services/nlb.json: lines[4].help */
N_("The load balancer speaks TLS with this certificate.")
/* data/catalog/aws/services/nlb.json: lines[5].help */
N_("A name of the domain leads to the load balancer.")
/* data/catalog/aws/services/nlb.json: lines[6].help */
N_("Logs of TLS connections go to this bucket.")
/* data/catalog/aws/services/nlb.json: lines[8].help */
N_("A private link into the network forwards requests to the load balancer's first port.")
/* data/catalog/aws/services/nlb.json: lines[8].do[0].refuse */
N_("{to} listens on nothing yet. Draw a line from it to its target first.")
/* data/catalog/aws/services/nlb.json: lines[10].refuse */
N_("A load balancer cannot forward to another NLB. An NLB may forward to an ALB.")
/* data/catalog/aws/services/nlb.json: lines[11].refuse */
N_("An NLB cannot call a function. Use an ALB or API Gateway.")
/* data/catalog/aws/services/nlb.json: lines[12].refuse */
N_("A load balancer forwards to servers, containers and addresses. {to} is reached by your code.")
/* data/catalog/aws/services/nlb.json: checks[0].say */
N_("{name} listens on nothing. Draw a line to what it should reach.")
/* data/catalog/aws/services/nlb.json: checks[1].say */
N_("{name} has more than six targets. Use a second load balancer for the others.")
/* data/catalog/aws/services/nlb.json: checks[2].say */
N_("{name} stands in one zone: when that is lost, nobody is served.")
/* data/catalog/aws/services/opensearch.json: help */
N_("Searches text and logs, and shows them on dashboards; only services in the network reach it.")
/* data/catalog/aws/services/opensearch.json: props.node.label */
N_("Node type")
/* data/catalog/aws/services/opensearch.json: props.node.help */
N_("t3.small.search is enough to try.")
/* data/catalog/aws/services/opensearch.json: props.nodes.label */
N_("Nodes")
/* data/catalog/aws/services/opensearch.json: props.nodes.help */
N_("Three, one in each zone, survive the loss of a zone.")
/* data/catalog/aws/services/opensearch.json: props.masters.label */
N_("Master nodes")
/* data/catalog/aws/services/opensearch.json: props.masters.help */
N_("Nodes that only keep the cluster together; for large ones.")
/* data/catalog/aws/services/opensearch.json: props.volume_gb.label */
N_("Disk of each node")
/* data/catalog/aws/services/opensearch.json: props.fine_grained.label */
N_("Rights inside")
/* data/catalog/aws/services/opensearch.json: props.fine_grained.help */
N_("Fine-grained access control; its master is a role of its own, never a password. Cannot be turned off again.")
/* data/catalog/aws/services/opensearch.json: props.audit_log.label */
N_("Audit log")
/* data/catalog/aws/services/opensearch.json: props.audit_log.help */
N_("Writes down who searched what.")
/* data/catalog/aws/services/opensearch.json: props.encryption.help */
N_("Always encrypted. key: your own KMS key; changing it later replaces the domain.")
/* data/catalog/aws/services/opensearch.json: lines[0].help */
N_("Opens HTTPS to this service alone, and lets its role search and write.")
/* data/catalog/aws/services/opensearch.json: lines[0].do[3].say */
N_("{from} starts while people sign in to {to}: look up the address when it runs.")
/* data/catalog/aws/services/opensearch.json: lines[1].help */
N_("Opens HTTPS to this service and tells it the address; no permissions.")
/* data/catalog/aws/services/opensearch.json: lines[2].help */
N_("The role may search and write.")
/* data/catalog/aws/services/opensearch.json: lines[3].help */
N_("Firehose writes the records into an index, a new one every day; what is refused goes to a bucket.")
/* data/catalog/aws/services/opensearch.json: lines[3].props.index.label */
N_("Index")
/* data/catalog/aws/services/opensearch.json: lines[3].props.index.help */
N_("Empty: the name of what sends the records.")
/* data/catalog/aws/services/opensearch.json: lines[4].help */
N_("Firehose writes every notice into an index, a new one every day; what is refused goes to a bucket.")
/* data/catalog/aws/services/opensearch.json: lines[4].do[0].refuse */
N_("A FIFO topic delivers to SQS only. Put a queue between.")
/* data/catalog/aws/services/opensearch.json: lines[5].help */
N_("The domain writes its log to this group.")
/* data/catalog/aws/services/opensearch.json: lines[6].help */
N_("People sign in to the dashboards with the users of this pool.")
/* data/catalog/aws/services/opensearch.json: lines[7].help */
N_("The bucket keeps what Firehose could not write.")
/* data/catalog/aws/services/opensearch.json: lines[9].refuse */
N_("Log batches must be unpacked first. Put a Lambda function between.")
/* data/catalog/aws/services/opensearch.json: lines[12].refuse */
N_("A workflow has no network. Call a Lambda function in the VPC that talks to {to}.")
/* data/catalog/aws/services/opensearch.json: checks[1].say */
N_("Fewer than three nodes: the loss of one stops writing.")
/* data/catalog/aws/services/opensearch.json: checks[2].say */
N_("Over two zones AWS takes only an even number of nodes: {name} gets one more. A data subnet in a third zone saves it.")
/* data/catalog/aws/services/opensearch.json: checks[3].say */
N_("Roles get in, but may do nothing until you map them inside OpenSearch.")
/* data/catalog/aws/services/opensearch.json: outputs[0].help */
N_("Address of the domain; it answers only inside the network.")
/* data/catalog/aws/services/rds.json: help */
N_("A relational database that AWS runs: backups, updates and, in production, a standby in another zone.")
/* data/catalog/aws/services/rds.json: props.version.help */
N_("auto takes PostgreSQL 17, MySQL 8.4 or MariaDB 11.4.")
/* data/catalog/aws/services/rds.json: props.class.help */
N_("db.t4g.micro is enough to try; db.m7g.large carries a busy shop.")
/* data/catalog/aws/services/rds.json: props.max_storage_gb.label */
N_("Grows up to")
/* data/catalog/aws/services/rds.json: props.max_storage_gb.help */
N_("The disk grows by itself up to this size; 0 turns it off.")
/* data/catalog/aws/services/rds.json: props.multi_az.label */
N_("Standby in another zone")
/* data/catalog/aws/services/rds.json: props.multi_az.help */
N_("Doubles the price; fails over in about a minute.")
/* data/catalog/aws/services/rds.json: props.replicas.label */
N_("Read replicas")
/* data/catalog/aws/services/rds.json: lines[0].props.access.help */
N_("read goes to a read replica where there is one.")
/* data/catalog/aws/services/rds.json: lines[3].help */
N_("The second database becomes a read replica of the first; engine, version and key come from it.")
/* data/catalog/aws/services/rds.json: lines[3].do[0].refuse */
N_("A read replica of a read replica falls behind. Draw the line from the primary.")
/* data/catalog/aws/services/rds.json: lines[3].do[1].say */
N_("A database without backups cannot have a replica. Keep backups for at least a day.")
/* data/catalog/aws/services/rds.json: checks[4].say */
N_("One zone only: when it fails, so does the database.")
/* data/catalog/aws/services/rds.json: outputs[0].help */
N_("Address of the database; it answers only inside the network.")
/* data/catalog/aws/services/redis.json: help */
N_("An in-memory store for sessions, caches and messages between servers (ElastiCache for Redis).")
/* data/catalog/aws/services/redis.json: props.shards.help */
N_("More than one needs a cluster-aware client.")
/* data/catalog/aws/services/redis.json: props.replicas.label */
N_("Replicas")
/* data/catalog/aws/services/redis.json: props.replicas.help */
N_("Copies of each shard in other zones; one takes over when the first fails.")
/* data/catalog/aws/services/redis.json: props.eviction.label */
N_("When full")
/* data/catalog/aws/services/redis.json: props.auth.label */
N_("Sign in")
/* data/catalog/aws/services/redis.json: props.auth.help */
N_("token: a generated secret. iam: the service's role, no secret at all (version 7 or newer).")
/* data/catalog/aws/services/redis.json: props.snapshot_days.label */
N_("Snapshots kept")
/* data/catalog/aws/services/redis.json: props.maintenance.label */
N_("Maintenance window")
/* data/catalog/aws/services/redis.json: props.maintenance.help */
N_("UTC, like sun:17:00-sun:18:00; empty: AWS chooses.")
/* data/catalog/aws/services/redis.json: props.encryption.help */
N_("Always encrypted. key: your own KMS key; changing it later replaces the cache.")
/* data/catalog/aws/services/redis.json: lines[0].help */
N_("Opens the cache's port to this service alone and lets its role read the token.")
/* data/catalog/aws/services/redis.json: lines[1].help */
N_("Opens the cache's port to this service and tells it the address; no permissions.")
/* data/catalog/aws/services/redis.json: lines[2].help */
N_("The role may read the token, or sign in.")
/* data/catalog/aws/services/redis.json: lines[3].help */
N_("Sends failover and maintenance notices to the topic.")
/* data/catalog/aws/services/redis.json: lines[4].help */
N_("The cache writes its slow log to this group.")
/* data/catalog/aws/services/redis.json: lines[4].do[0].say */
N_("Redis 6.2 can send its slow log, 7.0 or newer is needed here.")
/* data/catalog/aws/services/redis.json: lines[5].help */
N_("A cache does not open connections: the line is turned round.")
/* data/catalog/aws/services/redis.json: checks[0].say */
N_("A cache has no business in a public subnet. Drop it in a private one, or on the VPC to let Isshoni choose.")
/* data/catalog/aws/services/redis.json: checks[1].say */
N_("Signing in with a role needs Redis 7.0 or newer.")
/* data/catalog/aws/services/redis.json: checks[2].say */
N_("Whoever reaches the port may read everything. Use a token.")
/* data/catalog/aws/services/redis.json: checks[3].say */
N_("The token is also in the Terraform state file; the state bucket is encrypted and private.")
/* data/catalog/aws/services/redis.json: checks[4].say */
N_("One node only: when it fails, the sessions are gone.")
/* data/catalog/aws/services/redis.json: outputs[0].help */
N_("Address of the cache; it answers only inside the network, with TLS.")
/* data/catalog/aws/services/route53.json: help */
N_("The names of a domain and where they lead.")
/* data/catalog/aws/services/route53.json: props.domain.help */
N_("Such as shop.kr. Empty or example.com: asked for at deployment.")
/* data/catalog/aws/services/route53.json: props.zone.label */
N_("Hosted zone")
/* data/catalog/aws/services/route53.json: props.zone.help */
N_("Use the zone your account already has, or make one. A new zone answers only after the registrar points to it.")
/* data/catalog/aws/services/route53.json: props.private.label */
N_("Private")
/* data/catalog/aws/services/route53.json: props.private.help */
N_("Names that only your networks can see. Needs a line to a VPC.")
/* data/catalog/aws/services/route53.json: lines[0].help */
N_("Only drawn: names are public by nature.")
/* data/catalog/aws/services/route53.json: lines[2].props.record.help */
N_("Part before the domain, such as api. Empty: the domain itself.")
/* data/catalog/aws/services/route53.json: lines[2].help */
N_("A name of the domain leads to the API. Needs a certificate on the API.")
/* data/catalog/aws/services/route53.json: lines[2].do[0].refuse */
N_("An API answers to your own name only with a certificate. Connect ACM to {to} first.")
/* data/catalog/aws/services/route53.json: lines[2].do[1].refuse */
N_("Another line from {from} gives this name already. Write another name on one of them.")
/* data/catalog/aws/services/route53.json: lines[3].help */
N_("A name of the domain leads to a fixed address of the instance.")
/* data/catalog/aws/services/route53.json: lines[3].do[0].say */
N_("One instance behind a name is one that can fail. A load balancer keeps the name answering.")
/* data/catalog/aws/services/route53.json: lines[4].help */
N_("The network sees the names of this private zone.")
/* data/catalog/aws/services/route53.json: lines[4].do[0].refuse */
N_("Only a private zone belongs to a network. Make the zone new and private first.")
/* data/catalog/aws/services/route53.json: lines[5].refuse */
N_("A bucket website has no HTTPS. Put CloudFront between.")
/* data/catalog/aws/services/route53.json: checks[0].say */
N_("A private zone needs a line to a VPC.")
/* data/catalog/aws/services/route53.json: outputs[0].help */
N_("Id of the hosted zone.")
/* data/catalog/aws/services/s3.json: help */
N_("A bucket for files of any number and size; private, encrypted and reached over TLS only.")
/* data/catalog/aws/services/s3.json: props.versioning.label */
N_("Versioning")
/* data/catalog/aws/services/s3.json: props.versioning.help */
N_("Keeps what was overwritten or deleted.")
/* data/catalog/aws/services/s3.json: props.encryption.help */
N_("aws: free, run by S3. key: your own KMS key, with a bucket key to keep it cheap.")
/* data/catalog/aws/services/s3.json: props.expire_days.label */
N_("Delete after")
/* data/catalog/aws/services/s3.json: props.expire_days.help */
N_("0: never.")
/* data/catalog/aws/services/s3.json: props.noncurrent_days.label */
N_("Old versions kept")
/* data/catalog/aws/services/s3.json: props.transitions.label */
N_("Cheaper classes")
/* data/catalog/aws/services/s3.json: props.transitions.help */
N_("List of {\"days\": 30, \"class\": \"STANDARD_IA\"}.")
/* data/catalog/aws/services/s3.json: props.access_log.label */
N_("Access log")
/* data/catalog/aws/services/s3.json: props.access_log.help */
N_("Written to one log bucket that the design's buckets share.")
/* data/catalog/aws/services/s3.json: props.object_lock.label */
N_("Object lock")
/* data/catalog/aws/services/s3.json: props.object_lock.help */
N_("Only when the bucket is made; nobody can delete an object before its time.")
/* data/catalog/aws/services/s3.json: props.cors.label */
N_("CORS origins")
/* data/catalog/aws/services/s3.json: props.cors.help */
N_("Sites whose pages may read and upload, like https://www.example.com.")
/* data/catalog/aws/services/s3.json: props.force_destroy.label */
N_("Delete with its files")
/* data/catalog/aws/services/s3.json: props.force_destroy.help */
N_("Terraform may delete the bucket although files are in it.")
/* data/catalog/aws/services/s3.json: lines[0].help */
N_("Lets this service read and write the files, and tells it the bucket's name.")
/* data/catalog/aws/services/s3.json: lines[1].help */
N_("The role may read and write the files.")
/* data/catalog/aws/services/s3.json: lines[2].help */
N_("Starts the function for every new file.")
/* data/catalog/aws/services/s3.json: lines[2].props.events.label */
N_("Events")
/* data/catalog/aws/services/s3.json: lines[2].props.suffix.label */
N_("Suffix")
/* data/catalog/aws/services/s3.json: lines[2].props.suffix.help */
N_("Only files whose name ends so, like .jpg.")
/* data/catalog/aws/services/s3.json: lines[2].do[0].refuse */
N_("This would call itself for ever. Give the line a prefix.")
/* data/catalog/aws/services/s3.json: lines[3].help */
N_("Sends a message for every new file.")
/* data/catalog/aws/services/s3.json: lines[3].do[0].refuse */
N_("S3 cannot notify a FIFO queue or topic. Use a standard one.")
/* data/catalog/aws/services/s3.json: lines[4].help */
N_("Publishes a notice for every new file.")
/* data/catalog/aws/services/s3.json: lines[5].help */
N_("The first bucket writes its access log to the second.")
/* data/catalog/aws/services/s3.json: lines[5].do[0].refuse */
N_("A bucket that logs to itself logs every log it writes. Use another bucket.")
/* data/catalog/aws/services/s3.json: lines[5].do[1].refuse */
N_("{from} and {to} would each have to be there first. Write the access log to a third bucket.")
/* data/catalog/aws/services/s3.json: lines[5].do[2].refuse */
N_("S3 writes access logs only to a bucket encrypted by S3 itself. Take the key off {to}.")
/* data/catalog/aws/services/s3.json: lines[6].help */
N_("Copies every new file to the second bucket; both keep versions.")
/* data/catalog/aws/services/s3.json: lines[6].do[0].refuse */
N_("A bucket cannot be its own copy. Use another bucket.")
/* data/catalog/aws/services/s3.json: lines[6].do[1].say */
N_("{from} and {to} copy to each other: Terraform can write that, CloudFormation cannot.")
/* data/catalog/aws/services/s3.json: lines[6].do[2].refuse */
N_("Replication of files under a KMS key is not written. Use the key of S3 on both buckets.")
/* data/catalog/aws/services/s3.json: lines[6].props.order.label */
N_("Order")
/* data/catalog/aws/services/s3.json: lines[6].props.order.help */
N_("A different number for each line of this bucket.")
/* data/catalog/aws/services/s3.json: lines[7].help */
N_("Every new file runs one more task of the service, to its end; a rule of EventBridge starts it.")
/* data/catalog/aws/services/s3.json: lines[9].refuse */
N_("S3 does not open connections. Draw the line from {to} to {from}.")
/* data/catalog/aws/services/s3.json: checks[0].say */
N_("Versioning is off: a deleted file is gone.")
/* data/catalog/aws/services/s3.json: outputs[0].help */
N_("Name of the bucket.")
/* data/catalog/aws/services/secret.json: help */
N_("A password or token that nobody sees: generated, encrypted and read only by whom a line allows.")
/* data/catalog/aws/services/secret.json: props.content.label */
N_("Value")
/* data/catalog/aws/services/secret.json: props.content.help */
N_("later: you type it in AWS after the first deployment.")
/* data/catalog/aws/services/secret.json: props.username.label */
N_("User name")
/* data/catalog/aws/services/secret.json: props.username.help */
N_("Kept beside the password, as JSON.")
/* data/catalog/aws/services/secret.json: props.length.label */
N_("Length")
/* data/catalog/aws/services/secret.json: props.rotation_days.label */
N_("Changed every")
/* data/catalog/aws/services/secret.json: props.rotation_days.help */
N_("By the function the secret is connected to; 0: never.")
/* data/catalog/aws/services/secret.json: props.recovery_days.label */
N_("Kept after deletion")
/* data/catalog/aws/services/secret.json: props.recovery_days.help */
N_("0, or 7 to 30. Terraform only.")
/* data/catalog/aws/services/secret.json: lines[0].help */
N_("Lets this service, and only this one, read the secret.")
/* data/catalog/aws/services/secret.json: lines[1].help */
N_("The role may read the secret.")
/* data/catalog/aws/services/secret.json: lines[3].help */
N_("The function gives the secret a new value on schedule.")
/* data/catalog/aws/services/secret.json: lines[4].help */
N_("The service reads the secret: the line is turned round.")
/* data/catalog/aws/services/secret.json: checks[0].say */
N_("A deleted secret is kept 7 to 30 days, or not at all.")
/* data/catalog/aws/services/secret.json: checks[1].say */
N_("The value is also in the Terraform state file; the state bucket is encrypted and private.")
/* data/catalog/aws/services/secret.json: outputs[0].help */
N_("The secret; never its value.")
/* data/catalog/aws/services/security_group.json: help */
N_("A firewall shared by its members. Each resource has one of its own; draw one to share it.")
/* data/catalog/aws/services/security_group.json: props.description.help */
N_("Latin letters, digits and simple signs only: AWS refuses others.")
/* data/catalog/aws/services/security_group.json: props.rules.label */
N_("Own rules")
/* data/catalog/aws/services/security_group.json: props.rules.help */
N_("Beyond what the lines open: a list of {direction: in or out, protocol, from, to, cidr}.")
/* data/catalog/aws/services/security_group.json: lines[0].help */
N_("Makes the resource a member: lines to it open this group.")
/* data/catalog/aws/services/security_group.json: lines[1].help */
N_("Makes the function a member and moves it into the network.")
/* data/catalog/aws/services/security_group.json: lines[2].help */
N_("Lets members of one group call members of the other on this port.")
/* data/catalog/aws/services/security_group.json: checks[0].say */
N_("Nothing belongs to {name}. Draw a line from it to its members.")
/* data/catalog/aws/services/security_group.json: outputs[0].help */
N_("Id of the security group.")
/* data/catalog/aws/services/ses.json: help */
N_("Sends mail in the name of one domain or address, signed, with bounces and complaints reported.")
/* data/catalog/aws/services/ses.json: props.kind.label */
N_("Sender is")
/* data/catalog/aws/services/ses.json: props.identity.label */
N_("Domain or address")
/* data/catalog/aws/services/ses.json: props.identity.help */
N_("example.com is asked for at deployment.")
/* data/catalog/aws/services/ses.json: props.from.label */
N_("From")
/* data/catalog/aws/services/ses.json: props.from.help */
N_("The part before the @.")
/* data/catalog/aws/services/ses.json: props.mail_from.label */
N_("MAIL FROM domain")
/* data/catalog/aws/services/ses.json: props.mail_from.help */
N_("A subdomain for bounces, like bounce.example.com.")
/* data/catalog/aws/services/ses.json: props.feedback_events.label */
N_("Reported")
/* data/catalog/aws/services/ses.json: lines[0].help */
N_("Lets this service send mail from this sender only.")
/* data/catalog/aws/services/ses.json: lines[1].help */
N_("The role may send mail from this sender only.")
/* data/catalog/aws/services/ses.json: lines[2].help */
N_("Bounces and complaints are published to the topic.")
/* data/catalog/aws/services/ses.json: lines[3].help */
N_("Mail that arrives is kept in the bucket.")
/* data/catalog/aws/services/ses.json: lines[3].do[2].say */
N_("One rule set is active in an account. CloudFormation cannot switch it on: do that in SES.")
/* data/catalog/aws/services/ses.json: lines[4].help */
N_("Mail that arrives starts the function.")
/* data/catalog/aws/services/ses.json: lines[5].help */
N_("Writes the records that prove the domain and sign the mail (DKIM, DMARC).")
/* data/catalog/aws/services/ses.json: lines[5].do[0].refuse */
N_("An address is confirmed by a mail, not by records. Choose a domain.")
/* data/catalog/aws/services/ses.json: lines[6].refuse */
N_("SES sends by itself when a service calls it. Draw the line from the service to {from}.")
/* data/catalog/aws/services/ses.json: checks[0].say */
N_("New accounts are in the SES sandbox: only verified addresses receive mail until AWS lifts it.")
/* data/catalog/aws/services/ses.json: outputs[0].help */
N_("Configuration set to send with.")
/* data/catalog/aws/services/sns.json: help */
N_("A topic: what is published once reaches every subscriber: queues, functions, mail, text messages.")
/* data/catalog/aws/services/sns.json: props.display_name.label */
N_("Sender name")
/* data/catalog/aws/services/sns.json: props.display_name.help */
N_("Shown in mails and text messages.")
/* data/catalog/aws/services/sns.json: props.emails.label */
N_("E-mail subscribers")
/* data/catalog/aws/services/sns.json: props.emails.help */
N_("Each gets a mail and must confirm before anything arrives.")
/* data/catalog/aws/services/sns.json: props.fifo.label */
N_("FIFO")
/* data/catalog/aws/services/sns.json: props.fifo.help */
N_("In order and exactly once; delivers to queues only.")
/* data/catalog/aws/services/sns.json: props.content_dedup.label */
N_("Deduplicate by content")
/* data/catalog/aws/services/sns.json: props.tracing.label */
N_("Tracing")
/* data/catalog/aws/services/sns.json: props.encryption.help */
N_("aws breaks alarms, S3 and SES publishing here; use your own key for those.")
/* data/catalog/aws/services/sns.json: lines[0].help */
N_("Lets this service publish, and tells it the topic.")
/* data/catalog/aws/services/sns.json: lines[1].help */
N_("The group tells the topic when servers come and go.")
/* data/catalog/aws/services/sns.json: lines[2].help */
N_("The role may publish.")
/* data/catalog/aws/services/sns.json: lines[3].help */
N_("Every notice becomes a message in the queue.")
/* data/catalog/aws/services/sns.json: lines[3].props.filter.label */
N_("Only when")
/* data/catalog/aws/services/sns.json: lines[3].props.filter.help */
N_("Filter policy on message attributes, like {\"severity\": [\"critical\"]}.")
/* data/catalog/aws/services/sns.json: lines[3].props.raw.label */
N_("Only the message")
/* data/catalog/aws/services/sns.json: lines[3].props.raw.help */
N_("Without the envelope SNS puts around it.")
/* data/catalog/aws/services/sns.json: lines[3].do[0].refuse */
N_("A standard topic cannot deliver to a FIFO queue. Make both FIFO.")
/* data/catalog/aws/services/sns.json: lines[4].help */
N_("Every notice starts the function.")
/* data/catalog/aws/services/sns.json: lines[5].help */
N_("Sends a mail, a text message or a call over HTTPS; the receiver confirms once.")
/* data/catalog/aws/services/sns.json: lines[5].props.protocol.label */
N_("By")
/* data/catalog/aws/services/sns.json: lines[5].props.endpoint.label */
N_("Address")
/* data/catalog/aws/services/sns.json: lines[5].props.endpoint.help */
N_("A mail address, a telephone number like +821012345678, or an https address.")
/* data/catalog/aws/services/sns.json: lines[5].do[1].say */
N_("Nobody is subscribed by this line yet. Give it an address.")
/* data/catalog/aws/services/sns.json: lines[6].refuse */
N_("SNS cannot send through SES. Subscribe e-mail addresses to the topic, or put a Lambda function between them.")
/* data/catalog/aws/services/sns.json: lines[8].help */
N_("Firehose gathers the notices into compressed files, five minutes or 64 MB at a time.")
/* data/catalog/aws/services/sns.json: checks[0].say */
N_("Services cannot publish to a topic under the AWS key. Choose your own key.")
/* data/catalog/aws/services/sns.json: checks[1].say */
N_("Every mail subscriber must confirm once, in the mail AWS sends.")
/* data/catalog/aws/services/sns.json: outputs[0].help */
N_("The topic.")
/* data/catalog/aws/services/sqs.json: help */
N_("A queue that keeps messages until somebody has handled them; failures end in a dead-letter queue.")
/* data/catalog/aws/services/sqs.json: props.fifo.help */
N_("In order and exactly once, but slower. Changing it replaces the queue.")
/* data/catalog/aws/services/sqs.json: props.visibility_s.label */
N_("Hidden while handled")
/* data/catalog/aws/services/sqs.json: props.visibility_s.help */
N_("Raised to six times the timeout of a connected function.")
/* data/catalog/aws/services/sqs.json: props.delay_s.label */
N_("Delay")
/* data/catalog/aws/services/sqs.json: props.wait_s.label */
N_("Long polling")
/* data/catalog/aws/services/sqs.json: props.dlq.help */
N_("What fails too often is kept 14 days for you to look at.")
/* data/catalog/aws/services/sqs.json: props.max_receives.label */
N_("Tries")
/* data/catalog/aws/services/sqs.json: props.encryption.help */
N_("aws: free, run by SQS. key: your own KMS key.")
/* data/catalog/aws/services/sqs.json: lines[0].help */
N_("Lets this service send messages, or take them, and tells it the queue's address.")
/* data/catalog/aws/services/sqs.json: lines[1].help */
N_("The role may send messages, or take them.")
/* data/catalog/aws/services/sqs.json: lines[2].help */
N_("Starts the function with up to this many messages; failed ones come back alone.")
/* data/catalog/aws/services/sqs.json: lines[3].help */
N_("This service takes messages from the queue; SQS itself pushes nothing.")
/* data/catalog/aws/services/sqs.json: lines[4].props.backlog.label */
N_("Messages for a copy")
/* data/catalog/aws/services/sqs.json: lines[4].props.backlog.help */
N_("More waiting messages than this for each copy: copies are added, up to the service's maximum. 0: the queue adds none.")
/* data/catalog/aws/services/sqs.json: lines[5].help */
N_("The second queue keeps what failed too often in the first.")
/* data/catalog/aws/services/sqs.json: lines[5].do[0].refuse */
N_("The dead-letter queue of a FIFO queue must be FIFO.")
/* data/catalog/aws/services/sqs.json: lines[5].do[1].refuse */
N_("Each queue would keep what fails in the other. Remove one of the two lines.")
/* data/catalog/aws/services/sqs.json: lines[6].help */
N_("A pipe publishes every message to the topic.")
/* data/catalog/aws/services/sqs.json: lines[6].do[0].refuse */
N_("A FIFO queue goes with a FIFO topic.")
/* data/catalog/aws/services/sqs.json: checks[0].say */
N_("Messages that always fail are tried until they expire. Turn the dead-letter queue on.")
/* data/catalog/aws/services/sqs.json: outputs[0].help */
N_("Address of the queue.")
/* data/catalog/aws/services/stepfunctions.json: help */
N_("Runs steps in order, at the same time or under a condition; lines from it are the steps.")
/* data/catalog/aws/services/stepfunctions.json: props.type.label */
N_("Kind")
/* data/catalog/aws/services/stepfunctions.json: props.type.help */
N_("STANDARD may run for a year and never does a step twice. EXPRESS is for many short runs. Changing it replaces the workflow.")
/* data/catalog/aws/services/stepfunctions.json: props.definition.label */
N_("Own definition")
/* data/catalog/aws/services/stepfunctions.json: props.definition.help */
N_("Amazon States Language instead of the steps that the lines make.")
/* data/catalog/aws/services/stepfunctions.json: props.timeout_s.label */
N_("Stop after")
/* data/catalog/aws/services/stepfunctions.json: props.timeout_s.help */
N_("A run that takes longer has failed. 0: no limit.")
/* data/catalog/aws/services/stepfunctions.json: props.log_level.label */
N_("Log")
/* data/catalog/aws/services/stepfunctions.json: props.log_level.help */
N_("What is written about every run.")
/* data/catalog/aws/services/stepfunctions.json: props.log_data.label */
N_("Log the data")
/* data/catalog/aws/services/stepfunctions.json: props.log_data.help */
N_("Also write what goes into and comes out of every step. It may be personal.")
/* data/catalog/aws/services/stepfunctions.json: lines[0].props.order.help */
N_("Steps of one number run at the same time. 0: after the numbered ones, one after the other.")
/* data/catalog/aws/services/stepfunctions.json: lines[0].props.condition.label */
N_("Only if")
/* data/catalog/aws/services/stepfunctions.json: lines[0].props.condition.help */
N_("Such as {\"Variable\": \"$.total\", \"NumericGreaterThan\": 100}. Empty: always.")
/* data/catalog/aws/services/stepfunctions.json: lines[0].props.on_failure.label */
N_("On failure")
/* data/catalog/aws/services/stepfunctions.json: lines[0].props.on_failure.help */
N_("Runs when another step failed, instead of in its order.")
/* data/catalog/aws/services/stepfunctions.json: lines[0].help */
N_("A step calls the function and keeps its answer.")
/* data/catalog/aws/services/stepfunctions.json: lines[1].help */
N_("A step runs one more task of this service and waits for its end.")
/* data/catalog/aws/services/stepfunctions.json: lines[1].do[0].refuse */
N_("An EXPRESS workflow cannot wait for a task. Make {from} STANDARD.")
/* data/catalog/aws/services/stepfunctions.json: lines[2].help */
N_("A step sends what it got as a message.")
/* data/catalog/aws/services/stepfunctions.json: lines[3].help */
N_("A step publishes what it got.")
/* data/catalog/aws/services/stepfunctions.json: lines[4].props.action.help */
N_("Write the item, with all the step got in the attribute data; or read or delete it.")
/* data/catalog/aws/services/stepfunctions.json: lines[4].help */
N_("A step reads or writes one item, by the key it finds in what it got.")
/* data/catalog/aws/services/stepfunctions.json: lines[5].props.detail_type.help */
N_("What kind of event it is.")
/* data/catalog/aws/services/stepfunctions.json: lines[5].help */
N_("A step sends what it got as an event.")
/* data/catalog/aws/services/stepfunctions.json: lines[6].help */
N_("A step starts the other workflow and waits for its end.")
/* data/catalog/aws/services/stepfunctions.json: lines[6].do[0].refuse */
N_("A workflow that starts itself never ends.")
/* data/catalog/aws/services/stepfunctions.json: lines[6].do[1].refuse */
N_("An EXPRESS workflow cannot wait for another one. Make {from} STANDARD.")
/* data/catalog/aws/services/stepfunctions.json: lines[7].props.method.label */
N_("Method")
/* data/catalog/aws/services/stepfunctions.json: lines[7].props.path.help */
N_("Such as /orders.")
/* data/catalog/aws/services/stepfunctions.json: lines[7].help */
N_("A step calls the API, signed with the role of the workflow.")
/* data/catalog/aws/services/stepfunctions.json: lines[8].help */
N_("A step sends a mail; to, subject and text come from what it got.")
/* data/catalog/aws/services/stepfunctions.json: lines[9].props.action.help */
N_("Write or read the file.")
/* data/catalog/aws/services/stepfunctions.json: lines[9].help */
N_("A step reads or writes one file, by the name it finds in what it got.")
/* data/catalog/aws/services/stepfunctions.json: lines[10].help */
N_("A step puts what it got into the stream.")
/* data/catalog/aws/services/stepfunctions.json: lines[11].help */
N_("A step reads the secret. Its value then stands in the history of the workflow.")
/* data/catalog/aws/services/stepfunctions.json: lines[12].help */
N_("Lets {from} start the workflow and tells it the ARN.")
/* data/catalog/aws/services/stepfunctions.json: lines[13].props.route.help */
N_("Method and path. Empty: POST and the name of the workflow.")
/* data/catalog/aws/services/stepfunctions.json: lines[13].help */
N_("A request starts the workflow, without code between. EXPRESS answers with its result.")
/* data/catalog/aws/services/stepfunctions.json: lines[14].help */
N_("Events that match start the workflow.")
/* data/catalog/aws/services/stepfunctions.json: lines[14].props.input.label */
N_("Hand over")
/* data/catalog/aws/services/stepfunctions.json: lines[14].props.input.help */
N_("The whole event, or only what its sender wrote: the steps then find their keys in it.")
/* data/catalog/aws/services/stepfunctions.json: lines[15].help */
N_("Every new file starts the workflow.")
/* data/catalog/aws/services/stepfunctions.json: lines[16].help */
N_("Every change of the alarm's state starts the workflow.")
/* data/catalog/aws/services/stepfunctions.json: lines[17].help */
N_("A pipe starts the workflow for every message.")
/* data/catalog/aws/services/stepfunctions.json: lines[18].help */
N_("A pipe starts the workflow for every record.")
/* data/catalog/aws/services/stepfunctions.json: lines[19].help */
N_("A pipe starts the workflow for every change.")
/* data/catalog/aws/services/stepfunctions.json: lines[20].help */
N_("The workflow runs as this role instead of one of its own.")
/* data/catalog/aws/services/stepfunctions.json: lines[22].props.sql.label */
N_("SQL")
/* data/catalog/aws/services/stepfunctions.json: lines[22].props.sql.help */
N_("The statement; what it answers goes on to the next step.")
/* data/catalog/aws/services/stepfunctions.json: lines[22].help */
N_("A step sends SQL to the database over its Data API.")
/* data/catalog/aws/services/stepfunctions.json: lines[22].do[0].refuse */
N_("A workflow has no network. Turn on the Data API of {to}, or call a Lambda function that talks to it.")
/* data/catalog/aws/services/stepfunctions.json: lines[24].refuse */
N_("A workflow has no network. Call a Lambda function or run an ECS task that talks to {to}.")
/* data/catalog/aws/services/stepfunctions.json: lines[25].refuse */
N_("SNS cannot start {to}. Put an SQS queue or EventBridge between.")
/* data/catalog/aws/services/stepfunctions.json: lines[26].refuse */
N_("{to} must not face the internet. Put API Gateway in front.")
/* data/catalog/aws/services/stepfunctions.json: checks[0].say */
N_("{name} does nothing yet. Draw lines to its steps.")
/* data/catalog/aws/services/stepfunctions.json: checks[1].say */
N_("{name} writes no log: nobody sees why a run failed.")
/* data/catalog/aws/services/stepfunctions.json: checks[2].say */
N_("The log of {name} holds the data of every step. Is nothing personal in it?")
/* data/catalog/aws/services/stepfunctions.json: outputs[0].help */
N_("ARN of the workflow.")
/* data/catalog/aws/services/subnet.json: help */
N_("A slice of the network in one zone. Its tier decides what it can reach.")
/* data/catalog/aws/services/subnet.json: refuse_parents.aws.subnet */
N_("A subnet cannot contain a subnet. Put it beside this one.")
/* data/catalog/aws/services/subnet.json: props.tier.label */
N_("Tier")
/* data/catalog/aws/services/subnet.json: props.tier.help */
N_("Public has a way in and out, private only a way out, data neither.")
/* data/catalog/aws/services/subnet.json: props.cidr.label */
N_("Address range")
/* data/catalog/aws/services/subnet.json: props.cidr.help */
N_("A part of the network's range. Empty: Isshoni picks a free block. Changing it replaces the subnet.")
/* data/catalog/aws/services/subnet.json: props.nat.label */
N_("Way out")
/* data/catalog/aws/services/subnet.json: props.nat.help */
N_("Whether it uses the network's NAT gateways.")
/* data/catalog/aws/services/subnet.json: props.public_ip.label */
N_("Public addresses")
/* data/catalog/aws/services/subnet.json: props.public_ip.help */
N_("Give every instance that starts here a public address.")
/* data/catalog/aws/services/subnet.json: lines[0].refuse */
N_("The internet does not connect to {to}. Make the subnet public in its properties.")
/* data/catalog/aws/services/subnet.json: checks[0].say */
N_("Everything that starts in {name} gets a public address. Give addresses to load balancers only.")
/* data/catalog/aws/services/subnet.json: outputs[0].help */
N_("Id of the subnet.")
/* data/catalog/aws/services/user.json: help */
N_("A person or a device that uses what you build.")
/* data/catalog/aws/services/user.json: props.cidrs.help */
N_("Address ranges these people come from.")
/* data/catalog/aws/services/vpc.json: help */
N_("A private network of your own in one region.")
/* data/catalog/aws/services/vpc.json: refuse_parents.aws.vpc */
N_("A VPC cannot contain a VPC. Connect them to peer them.")
/* data/catalog/aws/services/vpc.json: refuse_parents.aws.az */
N_("A VPC spans zones. Put the zone inside the VPC.")
/* data/catalog/aws/services/vpc.json: refuse_parents.aws.subnet */
N_("A subnet is a part of a VPC. Put the subnet inside the VPC.")
/* data/catalog/aws/services/vpc.json: props.cidr.help */
N_("All addresses of the network, from /16 to /24. Changing it replaces the network.")
/* data/catalog/aws/services/vpc.json: props.zones.label */
N_("Availability Zones")
/* data/catalog/aws/services/vpc.json: props.zones.help */
N_("How many zones the subnets that Isshoni adds are spread over.")
/* data/catalog/aws/services/vpc.json: props.nat.label */
N_("NAT gateways")
/* data/catalog/aws/services/vpc.json: props.nat.help */
N_("How private subnets reach the internet: not at all, through one gateway, or through one in each zone.")
/* data/catalog/aws/services/vpc.json: props.flow_logs.label */
N_("Flow logs")
/* data/catalog/aws/services/vpc.json: props.flow_logs.help */
N_("Record which connections were refused, or all of them.")
/* data/catalog/aws/services/vpc.json: props.flow_log_days.label */
N_("Keep flow logs")
/* data/catalog/aws/services/vpc.json: props.acl.label */
N_("Network ACL")
/* data/catalog/aws/services/vpc.json: props.acl.help */
N_("A second filter in front of every subnet that never lets administration ports in.")
/* data/catalog/aws/services/vpc.json: props.dns_hostnames.label */
N_("DNS host names")
/* data/catalog/aws/services/vpc.json: props.dns_hostnames.help */
N_("Give instances names. Endpoints and databases need this.")
/* data/catalog/aws/services/vpc.json: lines[0].help */
N_("Peers the two networks and routes each to the other's addresses.")
/* data/catalog/aws/services/vpc.json: lines[0].do[0].refuse */
N_("Both networks use the same addresses. Give one of them another range.")
/* data/catalog/aws/services/vpc.json: lines[1].help */
N_("Flow logs of the network go to this log group.")
/* data/catalog/aws/services/vpc.json: lines[2].help */
N_("Flow logs of the network go to this bucket.")
/* data/catalog/aws/services/vpc.json: checks[0].say */
N_("Nobody records what {name} refuses. Turn on flow logs before production.")
/* data/catalog/aws/services/vpc.json: checks[1].say */
N_("Nothing in {name} can reach the internet: it has no NAT gateway.")
/* data/catalog/aws/services/vpc.json: outputs[0].help */
N_("Id of the network.")
/* data/catalog/aws/services/vpc.json: outputs[1].help */
N_("Ids of the public subnets, separated by commas.")
/* data/catalog/aws/services/vpc.json: outputs[2].help */
N_("Ids of the private subnets, separated by commas.")
/* data/catalog/aws/services/vpc_endpoint.json: help */
N_("A private path from the network to an AWS service, without the internet.")
/* data/catalog/aws/services/vpc_endpoint.json: props.service.label */
N_("Service")
/* data/catalog/aws/services/vpc_endpoint.json: props.service.help */
N_("Auto follows the line that leaves it, else S3. S3 and DynamoDB are free, others cost per zone and hour.")
/* data/catalog/aws/services/vpc_endpoint.json: props.private_dns.label */
N_("Private DNS")
/* data/catalog/aws/services/vpc_endpoint.json: props.private_dns.help */
N_("Let the service's usual name lead to the endpoint.")
/* data/catalog/aws/services/vpc_endpoint.json: props.policy.label */
N_("Policy")
/* data/catalog/aws/services/vpc_endpoint.json: props.policy.help */
N_("Who may use it for what. Empty: everybody of this account, and AWS's own packages and image layers.")
/* data/catalog/aws/services/vpc_endpoint.json: lines[0].help */
N_("Chooses the service that the endpoint leads to.")
/* data/catalog/aws/services/vpc_endpoint.json: lines[1].help */
N_("Opens port 443 from {from} to the endpoint.")
/* data/catalog/aws/services/vpc_endpoint.json: checks[0].say */
N_("{name} leads where another endpoint of this network leads already. Remove one, or turn off its private DNS.")
/* data/catalog/aws/services/vpc_endpoint.json: outputs[0].help */
N_("Id of the endpoint.")
/* data/catalog/aws/services/waf.json: help */
N_("Filters attacks out of what a load balancer, CloudFront or a sign-in receives.")
/* data/catalog/aws/services/waf.json: props.mode.label */
N_("What to do")
/* data/catalog/aws/services/waf.json: props.mode.help */
N_("Refuse attacks, or only count them, to see first whom the rules would hit.")
/* data/catalog/aws/services/waf.json: props.reputation.label */
N_("Known attackers")
/* data/catalog/aws/services/waf.json: props.reputation.help */
N_("Refuse addresses that Amazon knows for attacks.")
/* data/catalog/aws/services/waf.json: props.anonymous.label */
N_("Hidden callers")
/* data/catalog/aws/services/waf.json: props.anonymous.help */
N_("Refuse anonymous proxies and hosting providers. People behind a VPN are refused too.")
/* data/catalog/aws/services/waf.json: props.common.label */
N_("Common attacks")
/* data/catalog/aws/services/waf.json: props.common.help */
N_("The usual attacks on web pages, such as cross-site scripting.")
/* data/catalog/aws/services/waf.json: props.bad_inputs.label */
N_("Known bad requests")
/* data/catalog/aws/services/waf.json: props.bad_inputs.help */
N_("Requests that exploit known holes, such as Log4j.")
/* data/catalog/aws/services/waf.json: props.sqli.label */
N_("SQL injection")
/* data/catalog/aws/services/waf.json: props.sqli.help */
N_("Requests that smuggle SQL. Turn it on in front of a SQL database.")
/* data/catalog/aws/services/waf.json: props.linux.label */
N_("Linux files")
/* data/catalog/aws/services/waf.json: props.linux.help */
N_("Requests for files of a Linux server.")
/* data/catalog/aws/services/waf.json: props.bots.label */
N_("Bots")
/* data/catalog/aws/services/waf.json: props.bots.help */
N_("Requests of crawlers and other programs. Costs 10 dollars a month and more for every request.")
/* data/catalog/aws/services/waf.json: props.rate_limit.label */
N_("Requests per address")
/* data/catalog/aws/services/waf.json: props.rate_limit.help */
N_("More than this in five minutes from one address is refused. 0: no limit. At least 100.")
/* data/catalog/aws/services/waf.json: props.geo_block.label */
N_("Refused countries")
/* data/catalog/aws/services/waf.json: props.geo_block.help */
N_("Two-letter codes. Empty: nobody is refused for a country.")
/* data/catalog/aws/services/waf.json: props.logs.label */
N_("Logs")
/* data/catalog/aws/services/waf.json: props.logs.help */
N_("Write every request to a log group. What says who somebody is, is left out.")
/* data/catalog/aws/services/waf.json: verbs.watch.do[0].refuse */
N_("The metrics of {from} are kept in us-east-1, where this alarm would not see them.")
/* data/catalog/aws/services/waf.json: lines[0].help */
N_("Every request to the load balancer passes the rules first.")
/* data/catalog/aws/services/waf.json: lines[1].help */
N_("Every request to CloudFront passes the rules first. They live in us-east-1, as CloudFront wants it.")
/* data/catalog/aws/services/waf.json: lines[2].help */
N_("Requests are logged there instead of in a group of its own.")
/* data/catalog/aws/services/waf.json: lines[2].do[0].refuse */
N_("The logs of {from} stay in us-east-1. Turn its own logs on instead.")
/* data/catalog/aws/services/waf.json: lines[3].refuse */
N_("A WAF writes only to buckets whose name begins with aws-waf-logs-. Let it write to a log group.")
/* data/catalog/aws/services/waf.json: lines[4].refuse */
N_("A WAF cannot protect an HTTP API. Put CloudFront in front of {to}.")
/* data/catalog/aws/services/waf.json: lines[5].refuse */
N_("A WAF protects CloudFront, an ALB or Cognito. Put one of them in front of {to}.")
/* data/catalog/aws/services/waf.json: checks[0].say */
N_("{name} cannot limit below 100 requests in five minutes.")
/* data/catalog/aws/services/waf.json: checks[1].say */
N_("{name} only counts attacks. Set it to block when the counts look right.")
/* data/catalog/aws/services/waf.json: checks[2].say */
N_("{name} lets everything through. Turn a rule on.")
/* data/catalog/aws/services/waf.json: checks[3].say */
N_("{name} protects nothing yet. Draw a line to CloudFront, a load balancer or Cognito.")
/* data/catalog/aws/services/waf.json: outputs[0].help */
N_("ARN of the web ACL.")
/* data/catalog/aws/traits/_global.json: verbs.open.do[1].refuse */
N_("{from} and {to} are in different networks. Peer the networks or use a load balancer.")
/* data/catalog/aws/traits/_global.json: verbs.call-world.do[0].say */
N_("No route leads from {from} to the internet: data subnets have none. Move it to a private subnet.")
/* data/rules/aws/compute.json: rules[0].title */
N_("Instances answer metadata requests only with a token")
/* data/rules/aws/compute.json: rules[0].why */
N_("A request forged through the application could read the instance's credentials.")
/* data/rules/aws/compute.json: rules[0].remedy */
N_("Require IMDSv2.")
/* data/rules/aws/compute.json: rules[1].title */
N_("Servers have no public address")
/* data/rules/aws/compute.json: rules[1].why */
N_("Every open port of it is tried by strangers.")
/* data/rules/aws/compute.json: rules[1].remedy */
N_("Move it behind a load balancer.")
/* data/rules/aws/compute.json: rules[2].title */
N_("Servers act with a role")
/* data/rules/aws/compute.json: rules[2].why */
N_("Without a role people put keys on the disk.")
/* data/rules/aws/compute.json: rules[2].remedy */
N_("Connect a role.")
/* data/rules/aws/compute.json: rules[3].title */
N_("Disks are encrypted")
/* data/rules/aws/compute.json: rules[3].why */
N_("A lost snapshot or disk can be read.")
/* data/rules/aws/compute.json: rules[3].remedy */
N_("Encrypt the disk.")
/* data/rules/aws/compute.json: rules[4].title */
N_("No secret in start scripts or environment")
/* data/rules/aws/compute.json: rules[4].why */
N_("Whoever may describe the resource reads it, and it stays in logs.")
/* data/rules/aws/compute.json: rules[4].remedy */
N_("Move it to a secret and connect it.")
/* data/rules/aws/compute.json: rules[5].title */
N_("Groups behind a load balancer use its health check")
/* data/rules/aws/compute.json: rules[5].why */
N_("A server that answers nothing stays in service.")
/* data/rules/aws/compute.json: rules[5].remedy */
N_("Use the load balancer's health check.")
/* data/rules/aws/compute.json: rules[6].title */
N_("Nobody may call the function without being named")
/* data/rules/aws/compute.json: rules[6].why */
N_("Everybody with an account could run it.")
/* data/rules/aws/compute.json: rules[6].remedy */
N_("Name the caller.")
/* data/rules/aws/compute.json: rules[7].title */
N_("The runtime is still maintained")
/* data/rules/aws/compute.json: rules[7].why */
N_("Security fixes no longer reach the function.")
/* data/rules/aws/compute.json: rules[7].remedy */
N_("Choose a supported runtime.")
/* data/rules/aws/compute.json: rules[8].title */
N_("Events that fail are kept")
/* data/rules/aws/compute.json: rules[8].why */
N_("A failed event is tried twice more and then gone.")
/* data/rules/aws/compute.json: rules[8].remedy */
N_("Add a failure queue.")
/* data/rules/aws/compute.json: rules[9].title */
N_("Containers are not privileged and cannot change their files")
/* data/rules/aws/compute.json: rules[9].why */
N_("A broken-into container could take over the host or stay.")
/* data/rules/aws/compute.json: rules[9].remedy */
N_("Turn it off; mount what must be written.")
/* data/rules/aws/compute.json: rules[10].title */
N_("Services have no public address")
/* data/rules/aws/compute.json: rules[10].why */
N_("Every open port of a task is tried by strangers.")
/* data/rules/aws/compute.json: rules[10].remedy */
N_("Use private subnets and NAT.")
/* data/rules/aws/compute.json: rules[11].title */
N_("Images are scanned and their tags stay what they are")
/* data/rules/aws/compute.json: rules[11].why */
N_("A known hole is deployed unseen, or a tag is moved under a running service.")
/* data/rules/aws/compute.json: rules[11].remedy */
N_("Scan on push, immutable tags.")
/* data/rules/aws/compute.json: rules[12].title */
N_("The cluster's API is not open to the world")
/* data/rules/aws/compute.json: rules[12].why */
N_("Anybody can try keys and holes of the API server.")
/* data/rules/aws/compute.json: rules[12].remedy */
N_("Make it private or list addresses.")
/* data/rules/aws/compute.json: rules[13].title */
N_("The cluster encrypts secrets and logs who did what")
/* data/rules/aws/compute.json: rules[13].why */
N_("Secrets lie readable in the cluster's store; nobody sees what was done.")
/* data/rules/aws/compute.json: rules[13].remedy */
N_("Connect a key; enable api, audit, authenticator logs.")
/* data/rules/aws/data.json: rules[0].title */
N_("Databases are encrypted")
/* data/rules/aws/data.json: rules[0].why */
N_("A copied disk or snapshot can be read.")
/* data/rules/aws/data.json: rules[0].remedy */
N_("Encrypt (a deployed one must be copied).")
/* data/rules/aws/data.json: rules[1].title */
N_("Databases have no public address")
/* data/rules/aws/data.json: rules[1].why */
N_("Everybody can try passwords.")
/* data/rules/aws/data.json: rules[1].remedy */
N_("Make it private.")
/* data/rules/aws/data.json: rules[2].title */
N_("Minor versions are installed by themselves")
/* data/rules/aws/data.json: rules[2].why */
N_("Security fixes wait for somebody to remember them.")
/* data/rules/aws/data.json: rules[2].remedy */
N_("Turn it on.")
/* data/rules/aws/data.json: rules[3].title */
N_("Databases keep a week of backups")
/* data/rules/aws/data.json: rules[3].why */
N_("What was deleted last Friday is gone on Monday.")
/* data/rules/aws/data.json: rules[3].remedy */
N_("Keep 7 days.")
/* data/rules/aws/data.json: rules[4].title */
N_("Production databases have a second copy")
/* data/rules/aws/data.json: rules[4].why */
N_("When the zone or the machine fails, the data is away until it is repaired.")
/* data/rules/aws/data.json: rules[4].remedy */
N_("Turn on Multi-AZ.")
/* data/rules/aws/data.json: rules[5].title */
N_("Production databases cannot be deleted by mistake")
/* data/rules/aws/data.json: rules[5].why */
N_("One wrong apply deletes the data.")
/* data/rules/aws/data.json: rules[6].title */
N_("Databases accept encrypted connections only")
/* data/rules/aws/data.json: rules[6].why */
N_("A client that asks for none sends passwords readable.")
/* data/rules/aws/data.json: rules[6].remedy */
N_("Force TLS.")
/* data/rules/aws/data.json: rules[7].title */
N_("No password of a database is written down")
/* data/rules/aws/data.json: rules[7].why */
N_("A password stands in the code, the state and the history.")
/* data/rules/aws/data.json: rules[7].remedy */
N_("Let RDS manage the password.")
/* data/rules/aws/data.json: rules[8].title */
N_("Caches are encrypted and ask for a password")
/* data/rules/aws/data.json: rules[8].why */
N_("Sessions can be read on the way or by any server in the network.")
/* data/rules/aws/data.json: rules[8].remedy */
N_("Turn on (replaces the cache).")
/* data/rules/aws/data.json: rules[9].title */
N_("Production caches have a replica that takes over")
/* data/rules/aws/data.json: rules[9].why */
N_("All sessions are lost with one machine.")
/* data/rules/aws/data.json: rules[9].remedy */
N_("Add a replica.")
/* data/rules/aws/data.json: rules[10].title */
N_("Production caches keep snapshots")
/* data/rules/aws/data.json: rules[10].why */
N_("What only the cache holds is gone with it.")
/* data/rules/aws/data.json: rules[11].title */
N_("Search domains stand in a network and encrypt everything")
/* data/rules/aws/data.json: rules[11].why */
N_("Whatever is indexed can be read on the way or from a lost disk.")
/* data/rules/aws/data.json: rules[11].remedy */
N_("Put it in the VPC and encrypt.")
/* data/rules/aws/data.json: rules[12].title */
N_("Search domains name who may call")
/* data/rules/aws/data.json: rules[12].why */
N_("Everybody who reaches it can read and delete the indexes.")
/* data/rules/aws/data.json: rules[12].remedy */
N_("Name the roles that may call.")
/* data/rules/aws/data.json: rules[13].title */
N_("Production domains have three data nodes")
/* data/rules/aws/data.json: rules[13].why */
N_("With fewer one failure stops writing.")
/* data/rules/aws/data.json: rules[13].remedy */
N_("Use 3 nodes in 3 zones.")
/* data/rules/aws/data.json: rules[14].title */
N_("File systems are encrypted")
/* data/rules/aws/data.json: rules[14].why */
N_("A copied file system can be read.")
/* data/rules/aws/data.json: rules[14].remedy */
N_("Encrypt (replaces it).")
/* data/rules/aws/data.json: rules[15].title */
N_("File systems are mounted through access points")
/* data/rules/aws/data.json: rules[15].why */
N_("Whoever mounts it is root over everything in it.")
/* data/rules/aws/data.json: rules[15].remedy */
N_("Use an access point.")
/* data/rules/aws/data.json: rules[16].title */
N_("Production tables can go back to any second")
/* data/rules/aws/data.json: rules[16].why */
N_("A wrong write cannot be undone.")
/* data/rules/aws/data.json: rules[17].title */
N_("Buckets cannot be made public")
/* data/rules/aws/data.json: rules[17].why */
N_("A wrong line in a policy shows every file to everybody.")
/* data/rules/aws/data.json: rules[17].remedy */
N_("Block public access; serve through CloudFront.")
/* data/rules/aws/data.json: rules[18].title */
N_("Buckets refuse requests without TLS")
/* data/rules/aws/data.json: rules[18].why */
N_("Files can be read on the way.")
/* data/rules/aws/data.json: rules[18].remedy */
N_("Add the TLS-only statement.")
/* data/rules/aws/data.json: rules[19].title */
N_("Buckets say how they encrypt")
/* data/rules/aws/data.json: rules[19].why */
N_("What is written depends on the caller.")
/* data/rules/aws/data.json: rules[19].remedy */
N_("Write it.")
/* data/rules/aws/data.json: rules[20].title */
N_("Production buckets keep old versions")
/* data/rules/aws/data.json: rules[20].why */
N_("A file that is overwritten or deleted is gone.")
/* data/rules/aws/data.json: rules[21].title */
N_("Production buckets keep access logs")
/* data/rules/aws/data.json: rules[21].why */
N_("Nobody can say who read what.")
/* data/rules/aws/data.json: rules[21].remedy */
N_("Log to the log bucket.")
/* data/rules/aws/edge.json: rules[0].title */
N_("Public load balancers speak HTTPS")
/* data/rules/aws/edge.json: rules[0].why */
N_("Passwords and sessions can be read on the way.")
/* data/rules/aws/edge.json: rules[0].remedy */
N_("Add a certificate; 80 redirects.")
/* data/rules/aws/edge.json: rules[1].title */
N_("Load balancers accept TLS 1.2 and later only")
/* data/rules/aws/edge.json: rules[1].why */
N_("Older versions can be broken.")
/* data/rules/aws/edge.json: rules[1].remedy */
N_("Use ELBSecurityPolicy-TLS13-1-2-2021-06.")
/* data/rules/aws/edge.json: rules[2].title */
N_("Invalid headers are dropped")
/* data/rules/aws/edge.json: rules[2].why */
N_("Invalid headers are how requests are smuggled past the load balancer.")
/* data/rules/aws/edge.json: rules[2].remedy */
N_("Drop invalid headers.")
/* data/rules/aws/edge.json: rules[3].title */
N_("Load balancers keep access logs")
/* data/rules/aws/edge.json: rules[3].why */
N_("Nobody can say who asked for what.")
/* data/rules/aws/edge.json: rules[3].remedy */
N_("Write access logs to a bucket.")
/* data/rules/aws/edge.json: rules[4].title */
N_("Public load balancers stand behind a web firewall")
/* data/rules/aws/edge.json: rules[4].why */
N_("Known attacks reach the application.")
/* data/rules/aws/edge.json: rules[4].remedy */
N_("Connect a WAF.")
/* data/rules/aws/edge.json: rules[5].title */
N_("Load balancers cannot be deleted by mistake")
/* data/rules/aws/edge.json: rules[5].why */
N_("One wrong apply takes the address away from all users.")
/* data/rules/aws/edge.json: rules[6].title */
N_("Viewers come by HTTPS with TLS 1.2")
/* data/rules/aws/edge.json: rules[6].why */
N_("What they read and send can be read on the way.")
/* data/rules/aws/edge.json: rules[6].remedy */
N_("Redirect to HTTPS, TLSv1.2_2021.")
/* data/rules/aws/edge.json: rules[7].title */
N_("Only the distribution reads the bucket behind it")
/* data/rules/aws/edge.json: rules[7].why */
N_("The bucket would have to be public.")
/* data/rules/aws/edge.json: rules[7].remedy */
N_("Use origin access control.")
/* data/rules/aws/edge.json: rules[8].title */
N_("Distributions stand behind a web firewall")
/* data/rules/aws/edge.json: rules[9].title */
N_("Distributions have a default page")
/* data/rules/aws/edge.json: rules[9].why */
N_("Asking for the bare name lists or fails.")
/* data/rules/aws/edge.json: rules[9].remedy */
N_("Set index.html.")
/* data/rules/aws/edge.json: rules[10].title */
N_("Every route asks who is calling")
/* data/rules/aws/edge.json: rules[10].why */
N_("Anybody may call it, and run up the bill.")
/* data/rules/aws/edge.json: rules[10].remedy */
N_("Connect Cognito, or mark the route public.")
/* data/rules/aws/edge.json: rules[11].title */
N_("APIs keep access logs")
/* data/rules/aws/edge.json: rules[11].why */
N_("Nobody can say who called what.")
/* data/rules/aws/edge.json: rules[11].remedy */
N_("Connect a log group.")
/* data/rules/aws/edge.json: rules[12].title */
N_("What belongs to a distribution is in its region")
/* data/rules/aws/edge.json: rules[12].why */
N_("CloudFront takes certificates and firewalls of us-east-1 only, and refuses others.")
/* data/rules/aws/edge.json: rules[12].remedy */
N_("Use a certificate of us-east-1 and a firewall of scope CLOUDFRONT.")
/* data/rules/aws/events.json: rules[0].title */
N_("Queues are encrypted")
/* data/rules/aws/events.json: rules[0].why */
N_("Messages lie readable.")
/* data/rules/aws/events.json: rules[0].remedy */
N_("Turn on SSE-SQS.")
/* data/rules/aws/events.json: rules[1].title */
N_("Queues that are read have a dead-letter queue")
/* data/rules/aws/events.json: rules[1].why */
N_("One message that cannot be handled comes back for ever, or is lost.")
/* data/rules/aws/events.json: rules[1].remedy */
N_("Add a dead-letter queue.")
/* data/rules/aws/events.json: rules[2].title */
N_("Messages stay hidden long enough for their reader")
/* data/rules/aws/events.json: rules[2].why */
N_("The same message is handled twice.")
/* data/rules/aws/events.json: rules[2].remedy */
N_("Raise it.")
/* data/rules/aws/events.json: rules[3].title */
N_("Production topics are encrypted with a key")
/* data/rules/aws/events.json: rules[3].why */
N_("Messages lie readable; with the AWS key other services cannot publish.")
/* data/rules/aws/events.json: rules[3].remedy */
N_("Connect a key.")
/* data/rules/aws/events.json: rules[4].title */
N_("Topics, queues, buses and functions name their senders")
/* data/rules/aws/events.json: rules[4].why */
N_("Everybody with an account could send.")
/* data/rules/aws/events.json: rules[4].remedy */
N_("Name the sender.")
/* data/rules/aws/events.json: rules[5].title */
N_("Events that cannot be delivered are kept")
/* data/rules/aws/events.json: rules[5].why */
N_("Events that fail are tried for a day and then gone.")
/* data/rules/aws/events.json: rules[5].remedy */
N_("Add one.")
/* data/rules/aws/events.json: rules[6].title */
N_("Streams are encrypted")
/* data/rules/aws/events.json: rules[6].why */
N_("Records lie readable.")
/* data/rules/aws/events.json: rules[6].remedy */
N_("Use the AWS-managed key.")
/* data/rules/aws/events.json: rules[7].title */
N_("Workflows log their failures")
/* data/rules/aws/events.json: rules[7].why */
N_("Nobody sees why a run failed.")
/* data/rules/aws/events.json: rules[7].remedy */
N_("Log errors.")
/* data/rules/aws/events.json: rules[8].title */
N_("Mail is sent encrypted")
/* data/rules/aws/events.json: rules[8].why */
N_("Mail can be read on the way.")
/* data/rules/aws/events.json: rules[8].remedy */
N_("Require TLS.")
/* data/rules/aws/network.json: rules[0].title */
N_("No remote login from the whole internet")
/* data/rules/aws/network.json: rules[0].why */
N_("Every address is scanned for open SSH and RDP within minutes.")
/* data/rules/aws/network.json: rules[0].remedy */
N_("Remove the rule and use Session Manager.")
/* data/rules/aws/network.json: rules[1].title */
N_("No remote login through network ACLs")
/* data/rules/aws/network.json: rules[1].why */
N_("A network ACL open for login is one mistake away from an open server.")
/* data/rules/aws/network.json: rules[1].remedy */
N_("Narrow or remove the network ACL rule.")
/* data/rules/aws/network.json: rules[2].title */
N_("No database or admin port open to the internet")
/* data/rules/aws/network.json: rules[2].why */
N_("These ports speak protocols that are attacked all day.")
/* data/rules/aws/network.json: rules[2].remedy */
N_("Let only the load balancer or the app's group in.")
/* data/rules/aws/network.json: rules[3].title */
N_("Only web ports are open to the internet")
/* data/rules/aws/network.json: rules[3].why */
N_("What is open to everybody has to be meant to be public.")
/* data/rules/aws/network.json: rules[3].remedy */
N_("Limit the source.")
/* data/rules/aws/network.json: rules[4].title */
N_("The default security group lets nothing through")
/* data/rules/aws/network.json: rules[4].why */
N_("Whatever is created without a group of its own lands in the default one.")
/* data/rules/aws/network.json: rules[4].remedy */
N_("Empty the default group.")
/* data/rules/aws/network.json: rules[5].title */
N_("The network writes flow logs")
/* data/rules/aws/network.json: rules[5].why */
N_("Without flow logs nobody can say afterwards who talked to whom.")
/* data/rules/aws/network.json: rules[5].remedy */
N_("Turn on flow logs.")
/* data/rules/aws/network.json: rules[6].title */
N_("Subnets do not hand out public addresses")
/* data/rules/aws/network.json: rules[6].why */
N_("A server gets an address on the internet without anybody asking for it.")
/* data/rules/aws/network.json: rules[6].remedy */
N_("Turn it off; give addresses to load balancers only.")
/* data/rules/aws/network.json: rules[7].title */
N_("Peering routes are no wider than needed")
/* data/rules/aws/network.json: rules[7].why */
N_("A whole network is opened where one subnet would do.")
/* data/rules/aws/network.json: rules[7].remedy */
N_("Narrow the route.")
/* data/rules/aws/network.json: rules[8].title */
N_("What runs in production runs in two zones")
/* data/rules/aws/network.json: rules[8].why */
N_("A zone can fail, and takes everything in it along.")
/* data/rules/aws/network.json: rules[8].remedy */
N_("Add a second zone.")
/* data/rules/aws/network.json: rules[9].title */
N_("Each zone has its own way out")
/* data/rules/aws/network.json: rules[9].why */
N_("When the zone of the only NAT gateway fails, no zone reaches the internet.")
/* data/rules/aws/network.json: rules[9].remedy */
N_("Add a NAT per zone.")
/* data/rules/aws/network.json: rules[10].title */
N_("What needs two zones has subnets in two")
/* data/rules/aws/network.json: rules[10].why */
N_("AWS refuses a load balancer, cluster or database with subnets in one zone.")
/* data/rules/aws/network.json: rules[10].remedy */
N_("Give it subnets in two zones.")
/* data/rules/aws/network.json: rules[11].title */
N_("A design stays within what an account may have")
/* data/rules/aws/network.json: rules[11].why */
N_("AWS refuses what goes over its quotas, in the middle of a deployment.")
/* data/rules/aws/network.json: rules[11].remedy */
N_("Share groups and rules, or ask AWS for more.")
/* data/rules/aws/network.json: rules[12].title */
N_("Nothing stands there that nobody uses")
/* data/rules/aws/network.json: rules[12].why */
N_("What nobody uses costs money or hides a mistake.")
/* data/rules/aws/network.json: rules[12].remedy */
N_("Connect it, or delete it.")
/* data/rules/aws/security.json: rules[0].title */
N_("No role may do everything")
/* data/rules/aws/security.json: rules[0].why */
N_("Whoever takes it over owns the account.")
/* data/rules/aws/security.json: rules[0].remedy */
N_("Name the actions.")
/* data/rules/aws/security.json: rules[1].title */
N_("Permissions name actions and resources")
/* data/rules/aws/security.json: rules[1].why */
N_("A stolen role reaches far beyond its task.")
/* data/rules/aws/security.json: rules[1].remedy */
N_("Limit actions and resources.")
/* data/rules/aws/security.json: rules[2].title */
N_("Roles name who may take them")
/* data/rules/aws/security.json: rules[2].why */
N_("Everybody with an account could act as the role.")
/* data/rules/aws/security.json: rules[2].remedy */
N_("Name the principal.")
/* data/rules/aws/security.json: rules[3].title */
N_("Policies are attached to groups and roles, not to users")
/* data/rules/aws/security.json: rules[3].why */
N_("Rights of one person are forgotten when they change their task.")
/* data/rules/aws/security.json: rules[3].remedy */
N_("Attach it to a group or role.")
/* data/rules/aws/security.json: rules[4].title */
N_("Keys are renewed every year")
/* data/rules/aws/security.json: rules[4].why */
N_("One leaked key opens everything ever written.")
/* data/rules/aws/security.json: rules[4].remedy */
N_("Turn on rotation.")
/* data/rules/aws/security.json: rules[5].title */
N_("Keys name who may use them")
/* data/rules/aws/security.json: rules[5].why */
N_("Everybody with an account could decrypt.")
/* data/rules/aws/security.json: rules[5].remedy */
N_("Name the principals.")
/* data/rules/aws/security.json: rules[6].title */
N_("Production secrets are changed regularly")
/* data/rules/aws/security.json: rules[6].why */
N_("A leaked one works for ever.")
/* data/rules/aws/security.json: rules[6].remedy */
N_("Connect a rotation function.")
/* data/rules/aws/security.json: rules[7].title */
N_("Sign-in asks for strong passwords and offers a second factor")
/* data/rules/aws/security.json: rules[7].why */
N_("Guessed and stolen passwords are enough.")
/* data/rules/aws/security.json: rules[7].remedy */
N_("Offer MFA, 12 characters.")
/* data/rules/aws/security.json: rules[8].title */
N_("Logs are kept as long as they are needed and no longer")
/* data/rules/aws/security.json: rules[8].why */
N_("Logs cost more every month, or are gone when they are needed.")
/* data/rules/aws/security.json: rules[8].remedy */
N_("Set a retention.")
/* data/rules/aws/security.json: rules[9].title */
N_("The account baseline records every region")
/* data/rules/aws/security.json: rules[9].why */
N_("What happens in a region nobody looks at is not seen.")
/* data/rules/aws/security.json: rules[9].remedy */
N_("Add CloudTrail.")
/* data/rules/aws/security.json: rules[10].title */
N_("Changed records are noticed")
/* data/rules/aws/security.json: rules[10].why */
N_("Whoever got in can remove their traces.")
/* data/rules/aws/security.json: rules[11].title */
N_("Records are encrypted with a key of your own")
/* data/rules/aws/security.json: rules[11].why */
N_("Whoever reads the bucket reads all of them.")
/* data/rules/aws/security.json: rules[12].title */
N_("Records reach CloudWatch Logs")
/* data/rules/aws/security.json: rules[12].why */
N_("No alarm can look at them.")
/* data/rules/aws/security.json: rules[13].title */
N_("The bucket of records is private")
/* data/rules/aws/security.json: rules[13].why */
N_("Everybody could read what happens in the account.")
/* data/rules/aws/security.json: rules[13].remedy */
N_("Block public access.")
/* data/rules/aws/security.json: rules[14].title */
N_("Reads and writes of files are recorded")
/* data/rules/aws/security.json: rules[14].why */
N_("Nobody can say who took which file.")
/* data/rules/aws/security.json: rules[14].remedy */
N_("Record object events.")
/* data/rules/aws/security.json: rules[15].title */
N_("Alarms watch what an intruder would do first")
/* data/rules/aws/security.json: rules[15].why */
N_("Changes of rights, networks and keys go unseen.")
/* data/rules/aws/security.json: rules[15].remedy */
N_("Turn on the CIS alarms.")
/* data/rules/aws/security.json: rules[16].title */
N_("Alarms tell somebody")
/* data/rules/aws/security.json: rules[16].why */
N_("The alarm rings, and nobody hears it.")
/* data/rules/aws/security.json: rules[16].remedy */
N_("Connect a topic that somebody is subscribed to.")
/* data/costs/aws/compute.json: types.aws_instance.lines[0].label */
N_("Instance hours")
/* data/costs/aws/compute.json: types.aws_instance.lines[2].label */
N_("Provisioned IOPS")
/* data/costs/aws/compute.json: types.aws_instance.lines[3].label */
N_("More disks")
/* data/costs/aws/compute.json: types.aws_instance.lines[5].label */
N_("Public address hours")
/* data/costs/aws/compute.json: types.aws_instance.lines[6].label */
N_("Traffic to the internet")
/* data/costs/aws/compute.json: types.aws_autoscaling_group.lines[1].label */
N_("Instance hours when scaled out")
/* data/costs/aws/compute.json: types.aws_autoscaling_group.lines[2].label */
N_("Spot instance hours")
/* data/costs/aws/compute.json: types.aws_autoscaling_group.lines[2].unpriced */
N_("Spot prices change by the hour.")
/* data/costs/aws/compute.json: types.aws_autoscaling_group.lines[3].label */
N_("Disks")
/* data/costs/aws/compute.json: types.aws_autoscaling_group.lines[4].label */
N_("Disks when scaled out")
/* data/costs/aws/compute.json: types.aws_autoscaling_group.lines[6].label */
N_("Traffic between zones")
/* data/costs/aws/compute.json: types.aws_lambda_function.lines[0].label */
N_("Requests")
/* data/costs/aws/compute.json: types.aws_lambda_function.lines[1].label */
N_("Duration")
/* data/costs/aws/compute.json: types.aws_lambda_function.lines[2].label */
N_("Traces")
/* data/costs/aws/compute.json: types.aws_lambda_function.lines[2].unpriced */
N_("The price book has no figure for this.")
/* data/costs/aws/compute.json: types.aws_lambda_provisioned_concurrency_config.lines[0].label */
N_("Provisioned concurrency")
/* data/costs/aws/compute.json: types.aws_ecs_service.lines[0].label */
N_("vCPU hours")
/* data/costs/aws/compute.json: types.aws_ecs_service.lines[1].label */
N_("Memory hours")
/* data/costs/aws/compute.json: types.aws_ecs_service.lines[2].label */
N_("vCPU hours when scaled out")
/* data/costs/aws/compute.json: types.aws_ecs_service.lines[3].label */
N_("Memory hours when scaled out")
/* data/costs/aws/compute.json: types.aws_ecs_cluster.lines[0].label */
N_("Container Insights metrics")
/* data/costs/aws/compute.json: types.aws_ecr_repository.lines[0].label */
N_("Stored images")
/* data/costs/aws/compute.json: types.aws_eks_cluster.lines[0].label */
N_("Cluster hours")
/* data/costs/aws/compute.json: types.aws_eks_node_group.lines[0].label */
N_("Node hours")
/* data/costs/aws/compute.json: types.aws_eks_node_group.lines[2].label */
N_("Node hours when scaled out")
/* data/costs/aws/data.json: types.aws_db_instance.lines[2].label */
N_("Backups")
/* data/costs/aws/data.json: types.aws_db_instance.lines[3].label */
N_("Master password in Secrets Manager")
/* data/costs/aws/data.json: types.aws_rds_cluster_instance.lines[0].label */
N_("Capacity unit hours")
/* data/costs/aws/data.json: types.aws_rds_cluster_instance.lines[1].label */
N_("Capacity unit hours under load")
/* data/costs/aws/data.json: types.aws_dynamodb_table.lines[2].label */
N_("Read capacity hours")
/* data/costs/aws/data.json: types.aws_dynamodb_table.lines[3].label */
N_("Write capacity hours")
/* data/costs/aws/data.json: types.aws_dynamodb_table.lines[4].label */
N_("Read capacity hours of indexes")
/* data/costs/aws/data.json: types.aws_dynamodb_table.lines[5].label */
N_("Write capacity hours of indexes")
/* data/costs/aws/data.json: types.aws_dynamodb_table.lines[6].label */
N_("Read capacity hours when scaled out")
/* data/costs/aws/data.json: types.aws_dynamodb_table.lines[7].label */
N_("Write capacity hours when scaled out")
/* data/costs/aws/data.json: types.aws_dynamodb_table.lines[8].label */
N_("Stored data")
/* data/costs/aws/data.json: types.aws_opensearch_domain.lines[0].label */
N_("Data node hours")
/* data/costs/aws/data.json: types.aws_opensearch_domain.lines[1].label */
N_("Master node hours")
/* data/costs/aws/data.json: types.aws_efs_file_system.lines[1].label */
N_("Stored data, often used")
/* data/costs/aws/data.json: types.aws_efs_file_system.lines[2].label */
N_("Stored data, seldom used")
/* data/costs/aws/data.json: types.aws_efs_file_system.lines[3].label */
N_("Stored data in one zone")
/* data/costs/aws/data.json: types.aws_efs_file_system.lines[4].label */
N_("Provisioned throughput")
/* data/costs/aws/data.json: types.aws_efs_file_system.lines[5].label */
N_("Data read and written")
/* data/costs/aws/data.json: types.aws_s3_bucket.lines[1].label */
N_("Stored data and old versions")
/* data/costs/aws/events.json: types.aws_sqs_queue.lines[0].label */
N_("Messages sent, received, deleted")
/* data/costs/aws/events.json: types.aws_sqs_queue.lines[1].label */
N_("Polls that find nothing")
/* data/costs/aws/events.json: types.aws_sns_topic.lines[0].label */
N_("Messages published")
/* data/costs/aws/events.json: types.aws_sns_topic.lines[1].label */
N_("E-mails")
/* data/costs/aws/events.json: types.aws_sns_topic.lines[2].label */
N_("HTTP deliveries")
/* data/costs/aws/events.json: types.aws_sns_topic.lines[3].label */
N_("SMS")
/* data/costs/aws/events.json: types.aws_cloudwatch_event_bus.lines[0].label */
N_("Events of your own")
/* data/costs/aws/events.json: types.aws_cloudwatch_event_archive.lines[0].label */
N_("Archived events")
/* data/costs/aws/events.json: types.aws_kinesis_stream.lines[0].label */
N_("Shard hours")
/* data/costs/aws/events.json: types.aws_kinesis_stream.lines[1].label */
N_("Records written")
/* data/costs/aws/events.json: types.aws_kinesis_stream.lines[2].label */
N_("Longer retention")
/* data/costs/aws/events.json: types.aws_kinesis_stream.lines[4].label */
N_("Stream hours")
/* data/costs/aws/events.json: types.aws_kinesis_stream.lines[5].label */
N_("Data in")
/* data/costs/aws/events.json: types.aws_kinesis_stream.lines[6].label */
N_("Data out")
/* data/costs/aws/events.json: types.aws_kinesis_stream_consumer.lines[0].label */
N_("Enhanced fan-out hours")
/* data/costs/aws/events.json: types.aws_kinesis_stream_consumer.lines[1].label */
N_("Enhanced fan-out data")
/* data/costs/aws/events.json: types.aws_kinesis_firehose_delivery_stream.lines[0].label */
N_("Data delivered")
/* data/costs/aws/events.json: types.aws_pipes_pipe.lines[0].label */
N_("Events piped")
/* data/costs/aws/events.json: types.aws_sfn_state_machine.lines[0].label */
N_("State transitions")
/* data/costs/aws/events.json: types.aws_sfn_state_machine.lines[1].label */
N_("Express runs")
/* data/costs/aws/events.json: types.aws_schemas_discoverer.lines[0].label */
N_("Events looked at for schemas")
/* data/costs/aws/network.json: types.aws_nat_gateway.lines[0].label */
N_("NAT gateway hours")
/* data/costs/aws/network.json: types.aws_nat_gateway.lines[1].label */
N_("Data processed")
/* data/costs/aws/network.json: types.aws_vpc_endpoint.lines[0].label */
N_("Endpoint hours")
/* data/costs/aws/network.json: types.aws_lb.lines[0].label */
N_("Load balancer hours")
/* data/costs/aws/network.json: types.aws_lb.lines[1].label */
N_("Capacity units")
/* data/costs/aws/network.json: types.aws_route53_zone.lines[1].label */
N_("Queries")
/* data/costs/aws/network.json: types.aws_cloudfront_distribution.lines[0].label */
N_("Traffic to viewers")
/* data/costs/aws/network.json: types.aws_cloudfront_distribution.lines[1].label */
N_("HTTPS requests")
/* data/costs/aws/network.json: types.aws_wafv2_web_acl.lines[0].label */
N_("Web ACL")
/* data/costs/aws/network.json: types.aws_wafv2_web_acl.lines[1].label */
N_("Rules")
/* data/costs/aws/network.json: types.aws_wafv2_web_acl.lines[3].label */
N_("Bot control")
/* data/costs/aws/network.json: types.aws_apigatewayv2_api.lines[1].label */
N_("Messages")
/* data/costs/aws/security.json: types.aws_kms_key.lines[0].label */
N_("Key")
/* data/costs/aws/security.json: types.aws_kms_key.lines[1].label */
N_("Calls")
/* data/costs/aws/security.json: types.aws_secretsmanager_secret.lines[0].label */
N_("Secret")
/* data/costs/aws/security.json: types.aws_cognito_user_pool.lines[0].label */
N_("Active users")
/* data/costs/aws/security.json: types.aws_cloudwatch_log_group.lines[0].label */
N_("Logs written")
/* data/costs/aws/security.json: types.aws_cloudwatch_log_group.lines[1].label */
N_("Logs kept")
/* data/costs/aws/security.json: types.aws_cloudwatch_metric_alarm.lines[0].label */
N_("Alarm")
/* data/costs/aws/security.json: types.aws_cloudwatch_log_metric_filter.lines[0].label */
N_("Metric of the filter")
/* data/costs/aws/security.json: types.aws_cloudtrail.lines[0].label */
N_("Another copy of the events")
/* data/costs/aws/security.json: types.aws_cloudtrail.lines[1].label */
N_("Data events")
/* data/costs/aws/usage.json: usage.requests.unit */
N_("a month")
/* data/costs/aws/usage.json: usage.egress_gb.unit */
N_("GB a month")
/* data/costs/aws/usage.json: usage.processed_gb.label */
N_("Traffic through NAT gateways")
/* data/costs/aws/usage.json: usage.endpoint_gb.label */
N_("Traffic through interface endpoints")
/* data/costs/aws/usage.json: usage.lcu.label */
N_("Load balancer capacity units")
/* data/costs/aws/usage.json: usage.lcu.unit */
N_("on average")
/* data/costs/aws/usage.json: usage.dns_queries.label */
N_("DNS queries")
/* data/costs/aws/usage.json: usage.image_gb.label */
N_("Container images")
/* data/costs/aws/usage.json: usage.backup_gb.label */
N_("Backups beyond the free size")
/* data/costs/aws/usage.json: usage.db_io.label */
N_("Database reads and writes on disk")
/* data/costs/aws/usage.json: usage.table_reads.label */
N_("Table reads")
/* data/costs/aws/usage.json: usage.s3_writes.label */
N_("Files written")
/* data/costs/aws/usage.json: usage.s3_reads.label */
N_("Files read")
/* data/costs/aws/usage.json: usage.stream_gb.label */
N_("Data through the stream")
/* data/costs/aws/usage.json: usage.executions.label */
N_("Workflow runs")
/* data/costs/aws/usage.json: usage.key_calls.label */
N_("Calls of the key")
/* data/costs/aws/usage.json: usage.secret_calls.label */
N_("Reads of the secret")
/* data/costs/aws/usage.json: usage.trail_events.label */
N_("Data events recorded")
/* data/costs/aws/usage.json: usage.custom_metrics.label */
N_("Container metrics")
/* data/lint/rules.json: rules[0].say */
N_("this runs a program while planning")
/* data/lint/rules.json: rules[0].fix */
N_("compute it in the configuration")
/* data/lint/rules.json: rules[1].say */
N_("this asks the network while planning, and can send out what it is given")
/* data/lint/rules.json: rules[1].fix */
N_("pass the value in as a variable")
/* data/lint/rules.json: rules[2].say */
N_("this reads or writes files of the machine that applies it")
/* data/lint/rules.json: rules[2].fix */
N_("use a bucket or a parameter")
/* data/lint/rules.json: rules[3].say */
N_("this creates nothing: it carries commands or triggers")
/* data/lint/rules.json: rules[3].fix */
N_("use the resource that is meant")
/* data/lint/rules.json: rules[4].say */
N_("code at a fixed ARN decides what this creates")
/* data/lint/rules.json: rules[4].fix */
N_("let the service token refer to a function of this template")
/* data/lint/rules.json: rules[5].say */
N_("the database can be reached from the internet")
/* data/lint/rules.json: rules[5].fix */
N_("set it to false")
/* data/lint/rules.json: rules[6].say */
N_("the storage is not encrypted")
/* data/lint/rules.json: rules[6].fix */
N_("set it to true")
/* data/lint/rules.json: rules[7].fix */
N_("add storage_encrypted = true")
/* data/lint/rules.json: rules[8].fix */
N_("add StorageEncrypted: true")
/* data/lint/rules.json: rules[11].fix */
N_("encrypt it")
/* data/lint/rules.json: rules[12].say */
N_("the disk is not encrypted")
/* data/lint/rules.json: rules[14].say */
N_("the cache is not encrypted at rest")
/* data/lint/rules.json: rules[15].say */
N_("what the cache is sent is not encrypted")
/* data/lint/rules.json: rules[16].fix */
N_("set at-rest encryption")
/* data/lint/rules.json: rules[17].say */
N_("the queue is not encrypted")
/* data/lint/rules.json: rules[19].say */
N_("the bucket may be made public")
/* data/lint/rules.json: rules[21].say */
N_("block_public_acls is off unless it is set")
/* data/lint/rules.json: rules[24].say */
N_("block_public_policy is off unless it is set")
/* data/lint/rules.json: rules[27].say */
N_("ignore_public_acls is off unless it is set")
/* data/lint/rules.json: rules[30].say */
N_("restrict_public_buckets is off unless it is set")
/* data/lint/rules.json: rules[31].say */
N_("everybody can read the bucket")
/* data/lint/rules.json: rules[31].fix */
N_("remove the acl, and serve it through a CDN")
/* data/lint/rules.json: rules[32].fix */
N_("remove AccessControl, and serve it through a CDN")
/* data/lint/rules.json: rules[33].say */
N_("nothing blocks public access to the bucket")
/* data/lint/rules.json: rules[33].fix */
N_("add a public access block that refers to it")
/* data/lint/rules.json: rules[34].fix */
N_("add PublicAccessBlockConfiguration")
/* data/lint/rules.json: rules[35].say */
N_("everybody can start the image")
/* data/lint/rules.json: rules[35].fix */
N_("name the accounts")
/* data/lint/rules.json: rules[36].say */
N_("the load balancer takes plain HTTP and does not redirect it")
/* data/lint/rules.json: rules[36].fix */
N_("redirect to HTTPS")
/* data/lint/rules.json: rules[38].say */
N_("the listener accepts TLS 1.0 or 1.1")
/* data/lint/rules.json: rules[38].fix */
N_("use ELBSecurityPolicy-TLS13-1-2-2021-06")
/* data/lint/rules.json: rules[39].say */
N_("the listener accepts TLS 1.0")
/* data/lint/rules.json: rules[39].fix */
N_("add ssl_policy")
/* data/lint/rules.json: rules[40].say */
N_("viewers may use TLS 1.0 or 1.1")
/* data/lint/rules.json: rules[40].fix */
N_("use TLSv1.2_2021")
/* data/lint/rules.json: rules[42].say */
N_("the log grows forever")
/* data/lint/rules.json: rules[42].fix */
N_("set retention in days")
/* data/lint/rules.json: rules[43].say */
N_("no flow log tells what happens in this network")
/* data/lint/rules.json: rules[43].fix */
N_("add a flow log")
/* data/lint/rules.json: rules[45].say */
N_("the trail records nothing")
/* data/lint/rules.json: rules[47].say */
N_("nobody notices when records are changed")
/* data/lint/rules.json: rules[48].say */
N_("no copy is kept when this is deleted")
/* data/lint/rules.json: rules[48].fix */
N_("set it to false and name the final snapshot")
/* data/lint/rules.json: rules[49].say */
N_("it can be deleted by one command")
/* data/lint/rules.json: rules[52].say */
N_("nothing guards the database from being destroyed")
/* data/lint/rules.json: rules[52].fix */
N_("add deletion_protection = true")
/* data/lint/rules.json: rules[53].say */
N_("a plan may destroy the data in it")
/* data/lint/rules.json: rules[53].fix */
N_("add lifecycle { prevent_destroy = true }")
/* data/lint/rules.json: rules[54].say */
N_("it is deleted with everything in it")
/* data/lint/rules.json: rules[56].say */
N_("deleting the stack deletes the data")
/* data/lint/rules.json: rules[56].fix */
N_("add DeletionPolicy: Retain or Snapshot")
/* data/lint/rules.json: rules[57].say */
N_("an update that replaces it deletes the data")
/* data/lint/rules.json: rules[57].fix */
N_("add UpdateReplacePolicy: Retain or Snapshot")
/* data/lint/rules.json: rules[58].say */
N_("every right on everything")
/* data/lint/rules.json: rules[58].fix */
N_("attach a policy that names the actions")
/* data/lint/rules.json: rules[60].say */
N_("the service may call the function on behalf of anybody's account")
/* data/lint/rules.json: rules[60].fix */
N_("add the source ARN")
/* data/lint/rules.json: rules[61].say */
N_("anybody can call the function")
/* data/lint/rules.json: rules[61].fix */
N_("name the principal")
/* data/lint/rules.json: rules[62].fix */
N_("use AWS_IAM")
/* data/lint/rules.json: rules[64].say */
N_("messages leave to a web address")
/* data/lint/rules.json: rules[64].fix */
N_("check who owns the address")
/* data/lint/rules.json: rules[66].say */
N_("messages leave to a fixed mail address")
/* data/lint/rules.json: rules[66].fix */
N_("take the address as a variable")
/* data/lint/rules.json: rules[67].say */
N_("events leave to a web address")
/* data/lint/rules.json: rules[68].say */
N_("data leaves to a web address")
/* data/lint/rules.json: rules[69].say */
N_("there is no engine of that name")
/* data/lint/rules.json: rules[69].fix */
N_("write postgres, mysql or mariadb")
/* data/lint/rules.json: rules[70].fix */
N_("write aurora-postgresql or aurora-mysql")
/* data/lint/rules.json: rules[71].fix */
N_("write valkey, redis or memcached")
/* data/lint/rules.json: rules[72].say */
N_("changes made by hand are never seen")
/* data/lint/rules.json: rules[72].fix */
N_("name the arguments to ignore")
/* data/lint/rules.json: rules[73].say */
N_("the secret is written down: it ends up in git and in the state")
/* data/lint/rules.json: rules[73].fix */
N_("let somebody put the value in later")
/* templates/alb_autoscaling.isshoni: name */
N_("Load-balanced web servers")
/* templates/alb_autoscaling.isshoni: resources[2].notes */
N_("The zone must exist in the account. The domain is asked for at deployment.")
/* templates/alb_autoscaling.isshoni: resources[3].notes */
N_("Proved by a record in the zone; renews itself.")
/* templates/alb_autoscaling.isshoni: resources[4].notes */
N_("Two zones: one may fail. In production every zone has its own NAT gateway and refused traffic is logged.")
/* templates/alb_autoscaling.isshoni: resources[13].notes */
N_("The way out for the app subnets. Nothing comes in through it.")
/* templates/alb_autoscaling.isshoni: resources[14].notes */
N_("HTTPS with TLS 1.2 or newer. Health checks decide who gets requests.")
/* templates/alb_autoscaling.isshoni: resources[15].notes */
N_("No SSH: open a shell with Session Manager. IMDSv2 only. In the app subnets of both zones.")
/* templates/alb_autoscaling.isshoni: resources[16].notes */
N_("PostgreSQL in the data subnets. AWS keeps the password; in production a standby waits in the other zone.")
/* templates/alb_autoscaling.isshoni: resources[17].notes */
N_("Free, and S3 traffic stays inside AWS.")
/* templates/alb_autoscaling.isshoni: resources[18].notes */
N_("Fires when fewer servers run than the minimum.")
/* templates/alb_autoscaling.isshoni: resources[19].notes */
N_("Add e-mail addresses: each must confirm once.")
/* templates/alb_autoscaling.isshoni: resources[20].notes */
N_("Every request the load balancer saw, for 90 days.")
/* templates/alb_autoscaling.isshoni: annotations[0].text */
N_("HTTP 80 only redirects to 443.")
/* templates/alb_autoscaling.isshoni: annotations[1].text */
/* xgettext:no-c-format */
N_("Scale on 60 % CPU, 2 to 6 servers.")
/* templates/audit_baseline.isshoni: name */
N_("Account audit baseline")
/* templates/audit_baseline.isshoni: resources[0].notes */
N_("Every call in every region. Files are signed, so changed ones are noticed.")
/* templates/audit_baseline.isshoni: resources[1].notes */
N_("A year and more; nobody writes here but the trail.")
/* templates/audit_baseline.isshoni: resources[2].notes */
N_("The last year, for the alarms and for searching.")
/* templates/audit_baseline.isshoni: resources[3].notes */
N_("One key for records, their log and the notices.")
/* templates/audit_baseline.isshoni: resources[4].notes */
N_("Somebody works as the root user.")
/* templates/audit_baseline.isshoni: annotations[0].text */
N_("cis_alarms makes the 14 CIS alarms.")
/* templates/audit_baseline.isshoni: annotations[1].text */
N_("Confirm the topic's e-mail.")
/* templates/disaster_notification.isshoni: name */
N_("Disaster notification")
/* templates/disaster_notification.isshoni: resources[13].notes */
N_("Open WebSockets may be quiet for an hour.")
/* templates/disaster_notification.isshoni: resources[14].notes */
N_("Operators write alerts here; residents keep a WebSocket open. At least two, one in each zone.")
/* templates/disaster_notification.isshoni: resources[15].notes */
N_("What was sent, when, and to whom. In production a standby waits in the other zone.")
/* templates/disaster_notification.isshoni: resources[17].notes */
N_("Publishes each alert to Redis; every server passes it to its open browsers.")
/* templates/disaster_notification.isshoni: resources[18].notes */
N_("WebSocket sessions, so that a server can go away unnoticed.")
/* templates/disaster_notification.isshoni: resources[19].notes */
N_("Alarms and SES may publish to topics under this key.")
/* templates/disaster_notification.isshoni: resources[20].notes */
N_("One topic for all channels. Publish with the attribute severity.")
/* templates/disaster_notification.isshoni: resources[21].notes */
N_("Failures wait 14 days in its dead-letter queue.")
/* templates/disaster_notification.isshoni: resources[23].notes */
N_("Fires when a mail has waited five minutes.")
/* templates/disaster_notification.isshoni: resources[25].notes */
N_("Sends one mail for each message; what fails comes back alone.")
/* templates/disaster_notification.isshoni: resources[26].notes */
N_("A new account is in the SES sandbox: ask AWS early to lift it.")
/* templates/disaster_notification.isshoni: resources[27].notes */
N_("Bounces and complaints.")
/* templates/disaster_notification.isshoni: resources[28].notes */
N_("Addresses to take off the list.")
/* templates/disaster_notification.isshoni: annotations[0].text */
N_("Use Redis for WebSocket session persistence")
/* templates/disaster_notification.isshoni: annotations[1].text */
N_("One topic, many channels: a slow channel never delays another.")
/* templates/disaster_notification.isshoni: annotations[2].text */
N_("Ask AWS early: SES sandbox, SMS spend limit.")
/* templates/eks_platform.isshoni: name */
N_("Kubernetes platform")
/* templates/eks_platform.isshoni: resources[11].notes */
N_("Servers for pods in both zones. The API answers inside the network only: reach it through Session Manager.")
/* templates/eks_platform.isshoni: resources[12].notes */
N_("Serverless PostgreSQL for the services in the cluster. AWS keeps the password.")
/* templates/eks_platform.isshoni: resources[13].notes */
N_("Pods of both zones see the same folder.")
/* templates/eks_platform.isshoni: resources[14].notes */
N_("Push images here; servers pull them by digest.")
/* templates/eks_platform.isshoni: resources[15].notes */
N_("Encrypts the secrets of the cluster.")
/* templates/eks_platform.isshoni: resources[16].notes */
N_("What the pods write.")
/* templates/eks_platform.isshoni: resources[17].notes */
N_("Fires when the database is at its limit for three of five minutes.")
/* templates/eks_platform.isshoni: annotations[0].text */
N_("API endpoint private; reach it through Session Manager.")
/* templates/email_campaign.isshoni: name */
N_("Bulk mail")
/* templates/email_campaign.isshoni: resources[0].notes */
N_("The default bus: it keeps time.")
/* templates/email_campaign.isshoni: resources[1].notes */
N_("Reads who should get mail today and writes a message for each.")
/* templates/email_campaign.isshoni: resources[2].notes */
N_("Who wants mail, and who no longer does.")
/* templates/email_campaign.isshoni: resources[3].notes */
N_("Waits between planning and sending.")
/* templates/email_campaign.isshoni: resources[4].notes */
N_("Two at a time keep under the rate of SES; what fails comes back alone.")
/* templates/email_campaign.isshoni: resources[7].notes */
N_("What came back, and who complained.")
/* templates/email_campaign.isshoni: resources[8].notes */
N_("One message for each address.")
/* templates/email_campaign.isshoni: resources[9].notes */
N_("Takes addresses that bounce or complain off the list.")
/* templates/email_campaign.isshoni: resources[10].notes */
/* xgettext:no-c-format */
N_("Fires when 5 % of the mail bounces: SES stops accounts at 10 %.")
/* templates/email_campaign.isshoni: annotations[0].text */
N_("Concurrency 2 keeps under the SES rate.")
/* templates/fargate_aurora.isshoni: name */
N_("Containers with Aurora")
/* templates/fargate_aurora.isshoni: resources[13].notes */
N_("HTTPS only; port 80 redirects.")
/* templates/fargate_aurora.isshoni: resources[15].notes */
N_("Answers requests, and leaves long work to the queue. Reads only its own root; /tmp can be written.")
/* templates/fargate_aurora.isshoni: resources[16].notes */
N_("Takes jobs from the queue. In production copies follow the backlog: about 100 waiting jobs for each.")
/* templates/fargate_aurora.isshoni: resources[17].notes */
N_("Serverless PostgreSQL: grows and shrinks between half an ACU and the limit. AWS keeps the password.")
/* templates/fargate_aurora.isshoni: resources[18].notes */
N_("Free; images are pulled from ECR through it.")
/* templates/fargate_aurora.isshoni: resources[19].notes */
N_("Push an image here before the first deployment.")
/* templates/fargate_aurora.isshoni: resources[21].notes */
N_("What the worker makes.")
/* templates/fargate_aurora.isshoni: resources[22].notes */
N_("Fires when Aurora comes near its limit.")
/* templates/fargate_aurora.isshoni: annotations[0].text */
N_("Deploy = new image tag; circuit breaker rolls back.")
/* templates/image_pipeline.isshoni: name */
N_("Image processing")
/* templates/image_pipeline.isshoni: resources[1].notes */
N_("Only members upload.")
/* templates/image_pipeline.isshoni: resources[2].notes */
N_("At most 100 requests a second on average; more are answered with 429.")
/* templates/image_pipeline.isshoni: resources[3].notes */
N_("Answers with an address that takes one file for ten minutes.")
/* templates/image_pipeline.isshoni: resources[4].notes */
N_("Deleted after 30 days. For uploads from a browser add the site under Browser origins.")
/* templates/image_pipeline.isshoni: resources[5].notes */
N_("A rush of uploads waits here instead of failing.")
/* templates/image_pipeline.isshoni: resources[6].notes */
N_("Reads the original, writes the small pictures and what is known of them.")
/* templates/image_pipeline.isshoni: resources[7].notes */
N_("Size, owner and names of the pictures.")
/* templates/image_pipeline.isshoni: resources[8].notes */
N_("Private; readers get them through CloudFront.")
/* templates/image_pipeline.isshoni: resources[9].notes */
N_("HTTPS only, TLS 1.2 or newer, near every reader.")
/* templates/image_pipeline.isshoni: resources[12].notes */
N_("Fires when an image has waited five minutes.")
/* templates/image_pipeline.isshoni: annotations[0].text */
N_("Two buckets: a function never writes where it listens.")
/* templates/log_analytics.isshoni: name */
N_("Central logs")
/* templates/log_analytics.isshoni: resources[0].notes */
N_("Let your programs write here, each to a stream of its own.")
/* templates/log_analytics.isshoni: resources[1].notes */
N_("A copy of every line, on its way to the archive.")
/* templates/log_analytics.isshoni: resources[2].notes */
N_("Everything, compressed as it came. After 90 days it moves to a colder class that still answers at once.")
/* templates/log_analytics.isshoni: resources[12].notes */
N_("Search wants three zones; the app lives in two.")
/* templates/log_analytics.isshoni: resources[15].notes */
N_("Unpacks each batch of lines and writes it to the index of the day.")
/* templates/log_analytics.isshoni: resources[16].notes */
N_("One node to try, three in three zones in production. Delete an index when it is 30 days old.")
/* templates/log_analytics.isshoni: resources[18].notes */
N_("Who may open the dashboards. Only administrators add people.")
/* templates/log_analytics.isshoni: resources[19].notes */
N_("Fires when a part of the search is lost.")
/* templates/log_analytics.isshoni: annotations[0].text */
N_("30 days searchable, the rest in S3.")
/* templates/nightly_batch.isshoni: name */
N_("Scheduled batch")
/* templates/nightly_batch.isshoni: resources[1].notes */
N_("Runs the job, waits for its end, and reports when it fails. Only errors of AWS itself are tried again.")
/* templates/nightly_batch.isshoni: resources[14].notes */
N_("Runs only when the schedule says so: no copy waits.")
/* templates/nightly_batch.isshoni: resources[15].notes */
N_("PostgreSQL in the data subnets. AWS keeps the password.")
/* templates/nightly_batch.isshoni: resources[16].notes */
N_("Push the job's image here before the first night.")
/* templates/nightly_batch.isshoni: resources[17].notes */
N_("Files of each night.")
/* templates/nightly_batch.isshoni: resources[19].notes */
N_("Fires when a night ends in failure.")
/* templates/nightly_batch.isshoni: annotations[0].text */
N_("18:00 UTC = 03:00 in Seoul and Tokyo.")
/* templates/order_events.isshoni: name */
N_("Event-driven orders")
/* templates/order_events.isshoni: resources[1].notes */
N_("Only members order.")
/* templates/order_events.isshoni: resources[3].notes */
N_("Writes the order, then sends order.created with source orders.")
/* templates/order_events.isshoni: resources[4].notes */
N_("One item for each order: the same event twice changes nothing.")
/* templates/order_events.isshoni: resources[5].notes */
N_("In production events are kept 30 days and can be sent again. What a target did not take waits in a queue.")
/* templates/order_events.isshoni: resources[6].notes */
N_("Three steps, each tried again with growing pauses. The answer of a step goes on to the next.")
/* templates/order_events.isshoni: resources[7].notes */
N_("Charge once for each order_id: the step may be tried again.")
/* templates/order_events.isshoni: resources[9].notes */
N_("Books the parcel; what fails comes back alone.")
/* templates/order_events.isshoni: resources[10].notes */
N_("Fires at the first order that does not come through.")
/* templates/order_events.isshoni: annotations[0].text */
N_("Pattern: source orders. Replay from the archive.")
/* templates/realtime_stream.isshoni: name */
N_("Real-time data stream")
/* templates/realtime_stream.isshoni: resources[1].notes */
N_("Devices sign their requests with an AWS identity. No code between: a request becomes a record.")
/* templates/realtime_stream.isshoni: resources[2].notes */
N_("Kept a day: a reader that fell behind starts again where it stopped. In production it grows with the load.")
/* templates/realtime_stream.isshoni: resources[3].notes */
N_("Batches that fail are halved, tried three times, and then noted in the queue.")
/* templates/realtime_stream.isshoni: resources[4].notes */
N_("The last value of every device.")
/* templates/realtime_stream.isshoni: resources[5].notes */
N_("Which records failed, and where they are in the stream.")
/* templates/realtime_stream.isshoni: resources[6].notes */
N_("Compressed files, a folder for each hour. After 90 days they become cheaper to keep.")
/* templates/realtime_stream.isshoni: resources[19].notes */
N_("Searchable a minute later, an index a day. Reached only from inside the network.")
/* templates/realtime_stream.isshoni: resources[21].notes */
N_("Fires when the oldest unread record is a minute old.")
/* templates/realtime_stream.isshoni: annotations[0].text */
N_("Partition key = device id.")
/* templates/redis_cluster.isshoni: name */
N_("Web app with Redis sessions")
/* templates/redis_cluster.isshoni: resources[15].notes */
N_("Keeps nothing itself: any copy can be stopped at any time.")
/* templates/redis_cluster.isshoni: resources[16].notes */
N_("TLS and a generated token. In production a replica takes over, and snapshots are kept 7 days.")
/* templates/redis_cluster.isshoni: resources[19].notes */
N_("Your own key for the sessions; it turns every year.")
/* templates/redis_cluster.isshoni: resources[20].notes */
N_("Fires before Redis has to throw sessions away.")
/* templates/redis_cluster.isshoni: annotations[0].text */
N_("Any server can answer: the session is in Redis.")
/* templates/redis_cluster.isshoni: annotations[1].text */
/* xgettext:no-c-format */
N_("Alarm when memory passes 80 %.")
/* templates/search_service.isshoni: name */
N_("Catalogue search")
/* templates/search_service.isshoni: resources[1].notes */
N_("Shoppers search without signing in; only staff write.")
/* templates/search_service.isshoni: resources[3].notes */
N_("Staff change items here.")
/* templates/search_service.isshoni: resources[4].notes */
N_("The truth: the index can be rebuilt from it.")
/* templates/search_service.isshoni: resources[16].notes */
N_("Search wants three zones; the functions live in two.")
/* templates/search_service.isshoni: resources[18].notes */
N_("Asks the index; it may only read.")
/* templates/search_service.isshoni: resources[19].notes */
N_("Writes each change of an item to the index; batches that fail are halved and tried again.")
/* templates/search_service.isshoni: resources[20].notes */
N_("One node to try, three in three zones in production.")
/* templates/search_service.isshoni: resources[21].notes */
N_("Changes that could not be indexed.")
/* templates/search_service.isshoni: annotations[0].text */
N_("DynamoDB is the truth; the index can be rebuilt.")
/* templates/secure_files.isshoni: name */
N_("Encrypted file exchange")
/* templates/secure_files.isshoni: resources[1].notes */
N_("Partners are invited; nobody signs up alone.")
/* templates/secure_files.isshoni: resources[3].notes */
N_("Answers with an address that opens one file for ten minutes.")
/* templates/secure_files.isshoni: resources[4].notes */
N_("Signs the links that are mailed.")
/* templates/secure_files.isshoni: resources[5].notes */
N_("Encrypted with the key; earlier versions are kept.")
/* templates/secure_files.isshoni: resources[6].notes */
N_("Looks at each file that arrives under in/ and tells the operators what it finds.")
/* templates/secure_files.isshoni: resources[7].notes */
N_("Opens files and secret; changes every year.")
/* templates/secure_files.isshoni: resources[8].notes */
N_("Records who took which file.")
/* templates/secure_files.isshoni: resources[10].notes */
N_("Fires when a scan fails.")
/* templates/secure_files.isshoni: annotations[0].text */
N_("Links live 10 minutes.")
/* templates/serverless_api.isshoni: name */
N_("Serverless REST API")
/* templates/serverless_api.isshoni: resources[1].notes */
N_("People sign up with their mail address. A second factor is offered.")
/* templates/serverless_api.isshoni: resources[3].notes */
N_("One line for every request: who, what, how it ended.")
/* templates/serverless_api.isshoni: resources[4].notes */
N_("May touch its own table and queue, nothing else. Your pipeline replaces the placeholder code.")
/* templates/serverless_api.isshoni: resources[5].notes */
N_("Events that failed three times wait here for you.")
/* templates/serverless_api.isshoni: resources[6].notes */
N_("Grows and shrinks with use. In production it goes back to any second of 35 days.")
/* templates/serverless_api.isshoni: resources[7].notes */
N_("Fires when the function fails in three of five minutes.")
/* templates/serverless_api.isshoni: annotations[0].text */
N_("Every route but /health needs a Cognito token.")
/* templates/static_site.isshoni: name */
N_("Static web site")
/* templates/static_site.isshoni: resources[3].notes */
N_("Managed rules: bad addresses, known holes, the usual attacks, and a limit for each address.")
/* templates/static_site.isshoni: resources[4].notes */
N_("HTTPS only, TLS 1.2 or newer, security headers. Unknown addresses get the start page, as an app of one page wants it.")
/* templates/static_site.isshoni: resources[5].notes */
N_("Put the built site here. In production old versions are kept 90 days.")
/* templates/static_site.isshoni: resources[6].notes */
N_("Every request, for 90 days.")
/* templates/static_site.isshoni: annotations[0].text */
N_("The bucket stays private; only CloudFront may read it (OAC).")
/* templates/static_site.isshoni: annotations[1].text */
N_("Certificate and WAF live in us-east-1.")
/* templates/three_tier_ha.isshoni: name */
N_("Three-tier, highly available")
/* templates/three_tier_ha.isshoni: resources[15].notes */
N_("Open to the internet; 80 only leads to 443.")
/* templates/three_tier_ha.isshoni: resources[16].notes */
N_("Pages. They talk to the inner entry and to nothing else.")
/* templates/three_tier_ha.isshoni: resources[17].notes */
N_("Only the web servers reach it.")
/* templates/three_tier_ha.isshoni: resources[18].notes */
N_("The business logic.")
/* templates/three_tier_ha.isshoni: resources[19].notes */
N_("PostgreSQL in the data subnets. In production a standby waits in the other zone.")
/* templates/three_tier_ha.isshoni: resources[20].notes */
N_("Sessions and answers, encrypted, with a token.")
/* templates/three_tier_ha.isshoni: resources[21].notes */
N_("Fires when the servers answer with errors.")
/* templates/three_tier_ha.isshoni: annotations[0].text */
N_("inner is internal; only web may reach it.")
/* templates/vpc_basic.isshoni: name */
N_("Basic network")
/* templates/vpc_basic.isshoni: resources[11].notes */
N_("Which connections the network refused, kept a month, in production a year.")
/* templates/vpc_basic.isshoni: annotations[0].text */
N_("Public subnets hold only load balancers and NAT.")
/* templates/vpc_basic.isshoni: annotations[1].text */
N_("Put servers in app, databases in data.")
/* templates/websocket_chat.isshoni: name */
N_("Chat with WebSocket")
/* templates/websocket_chat.isshoni: resources[3].notes */
N_("People sign in before the load balancer lets their WebSocket through.")
/* templates/websocket_chat.isshoni: resources[16].notes */
N_("Each copy holds some of the open WebSockets. Before one stops, people have five minutes to move.")
/* templates/websocket_chat.isshoni: resources[17].notes */
N_("Pub/sub between the copies, and the sessions.")
/* templates/websocket_chat.isshoni: resources[19].notes */
N_("Free, and the history stays inside AWS.")
/* templates/websocket_chat.isshoni: resources[20].notes */
N_("Messages by room and time. Each vanishes when the time in expires has come.")
/* templates/websocket_chat.isshoni: resources[22].notes */
N_("Fires when the copies are busy for three of five minutes.")
/* templates/websocket_chat.isshoni: annotations[0].text */
N_("Redis carries messages between servers; a lost server loses no session.")
/* templates/wordpress_ha.isshoni: name */
N_("WordPress, highly available")
/* templates/wordpress_ha.isshoni: resources[2].notes */
N_("For readers and for the load balancer; one in each region.")
/* templates/wordpress_ha.isshoni: resources[3].notes */
N_("HTTPS only. Pages for people who are signed in are never kept.")
/* templates/wordpress_ha.isshoni: resources[16].notes */
N_("Only CloudFront reaches it.")
/* templates/wordpress_ha.isshoni: resources[17].notes */
N_("Disposable servers: what people upload lies on EFS. Put your image or start script here.")
/* templates/wordpress_ha.isshoni: resources[18].notes */
N_("Themes, plug-ins and uploads, seen by every server.")
/* templates/wordpress_ha.isshoni: resources[19].notes */
N_("MySQL in the data subnets. AWS keeps the password.")
/* templates/wordpress_ha.isshoni: resources[20].notes */
N_("Answers of the database, kept for a while.")
/* templates/wordpress_ha.isshoni: resources[21].notes */
N_("Fires when the servers are busy for three of five minutes.")
/* templates/wordpress_ha.isshoni: annotations[0].text */
N_("wp-content on EFS so servers are disposable.")
