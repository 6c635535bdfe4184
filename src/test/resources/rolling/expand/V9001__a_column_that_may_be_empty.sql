alter table stop add column parking varchar(200);
