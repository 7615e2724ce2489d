ALTER TABLE `placements` ADD `applied_on` text;--> statement-breakpoint
ALTER TABLE `placements` ADD `contracted_on` text;--> statement-breakpoint
ALTER TABLE `placements` ADD `registered_on` text;--> statement-breakpoint
ALTER TABLE `placements` ADD `ended_on` text;--> statement-breakpoint
ALTER TABLE `students` ADD `registered_on` text;--> statement-breakpoint
ALTER TABLE `students` ADD `latest` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `students_latest` ON `students` (`latest`,`open`,`step`,`next`,`registered_on`,`number`);